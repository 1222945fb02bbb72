/**
 * The CycloneDX 1.5 bill of materials of what is shipped: every package of the lock file that a production install brings, with its
 * version, licence, hash and dependencies. The same lock file gives the same bill. Throws on a package without one of them.
 *
 * `npm sbom --omit dev` is not asked: it leaves out what a development dependency also needs (`debug`, which fhirclient ships).
 */
export function billOfMaterials(lock: unknown): BillOfMaterials {
  const packages = packagesOf(lock);
  const root = packages.get('');
  if (root === undefined) throw new Error('a lock file that names no project');
  const shipped = [...packages].filter(([place, { isShipped }]) => place !== '' && isShipped);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', ...identity(root) } },
    components: shipped.map(([place, each]) => ({
      type: 'library',
      ...identity(each),
      hashes: [{ alg: 'SHA-512', content: sha512Of(place, each) }],
    })),
    dependencies: [['', root] as const, ...shipped].map(([place, each]) => ({
      ref: refOf(each),
      dependsOn: each.dependencies.flatMap((name) => {
        const found = resolved(packages, place, name);
        return found?.isShipped === true ? [refOf(found)] : [];
      }),
    })),
  };
}

export interface BillOfMaterials {
  readonly $schema: string;
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.5';
  readonly version: 1;
  readonly metadata: { readonly component: Component };
  readonly components: readonly (Component & { readonly hashes: readonly Hash[] })[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly type: 'application' | 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly License[];
}

type License = { readonly license: { readonly id: string } } | { readonly expression: string };

interface Hash {
  readonly alg: 'SHA-512';
  readonly content: string;
}

interface Locked {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly integrity: string | undefined;
  readonly dependencies: readonly string[];
  readonly isShipped: boolean;
}

/** By place: `node_modules/a/node_modules/b`; the project itself is at the empty one. */
function packagesOf(lock: unknown): ReadonlyMap<string, Locked> {
  const entries = isRecord(lock) && isRecord(lock['packages']) ? lock['packages'] : {};
  return new Map(Object.entries(entries).map(([place, entry]) => [place, lockedAt(place, entry)]));
}

function lockedAt(place: string, entry: unknown): Locked {
  if (!isRecord(entry)) throw new Error(`not a package: ${place}`);
  const { name, version, license, integrity, dependencies, dev, optional, devOptional } = entry;
  const isShipped = dev !== true && optional !== true && devOptional !== true;
  return {
    // An alias is installed under another name than its own.
    name: typeof name === 'string' ? name : place.replace(/^.*node_modules\//, ''),
    version: isShipped ? textOf(version, `the version of ${place}`) : '',
    license: isShipped ? textOf(license, `the licence of ${place}`) : '',
    integrity: typeof integrity === 'string' ? integrity : undefined,
    dependencies: isRecord(dependencies) ? Object.keys(dependencies) : [],
    isShipped,
  };
}

function identity(locked: Locked): Omit<Component, 'type'> {
  const { name, version, license } = locked;
  return {
    'bom-ref': refOf(locked),
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [license.includes(' ') ? { expression: license } : { license: { id: license } }],
  };
}

function refOf({ name, version }: Locked): string {
  return `${name}@${version}`;
}

/** As Node finds it: beside the package that asks, else beside one it lies in. */
function resolved(
  packages: ReadonlyMap<string, Locked>,
  place: string,
  name: string,
): Locked | undefined {
  const found = packages.get(`${place === '' ? '' : `${place}/`}node_modules/${name}`);
  if (found !== undefined || place === '') return found;
  return resolved(packages, place.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

function sha512Of(place: string, { integrity }: Locked): string {
  const [, hash] = /^sha512-([\w+/]{86}==)$/.exec(textOf(integrity, `the hash of ${place}`)) ?? [];
  return Buffer.from(textOf(hash, `the SHA-512 of ${place}`), 'base64').toString('hex');
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`the lock file lacks ${what}`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
