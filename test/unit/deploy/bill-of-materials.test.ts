import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { billOfMaterials } from '../../../deploy/bill-of-materials.ts';

const lock: unknown = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
);
const bill = billOfMaterials(lock);
const refs = bill.components.map((each) => each['bom-ref']);

describe('the bill of materials', () => {
  it('is CycloneDX of a version that tools read, of this product', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'foreword' });
  });

  it('lists what package.json depends on, and what that depends on, to the end', () => {
    const listed = bill.components.map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining([...namesIn('dependencies')]));
    const known = new Set(refs);
    const needed = bill.dependencies.flatMap(({ dependsOn }) => dependsOn);
    expect(needed.filter((each) => !known.has(each))).toEqual([]);
    expect(reached('foreword')).toEqual(new Set(refs.filter((each) => !isPeer(each))));
  });

  it('lists what a development dependency also needs, and an alias under its own name', () => {
    expect(refs).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^debug@/),
        expect.stringMatching(/^uncrypto@/),
      ]),
    );
    expect(refs.join()).not.toContain('isomorphic-webcrypto');
  });

  it('lists nothing that only builds, tests or runs it', () => {
    const listed = new Set(bill.components.map(({ name }) => name));
    const others = [...namesIn('devDependencies'), ...namesIn('optionalDependencies')];
    expect(others.length).toBeGreaterThan(20);
    expect(others.filter((each) => listed.has(each))).toEqual(['@types/node']); // fhirclient asks for its types
  });

  it('says of each its licence, its address in the registry and a SHA-512, and lists none twice', () => {
    for (const each of bill.components) {
      expect(each.licenses).toHaveLength(1);
      expect(each.purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/);
      expect(each.hashes.map(({ content }) => content).join()).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('tells the hash that the lock file was written with', () => {
    const empty =
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e';
    const integrity = `sha512-${Buffer.from(empty, 'hex').toString('base64')}`;
    const [component] = billOfMaterials(lockOf({ integrity })).components;
    expect(component?.hashes).toEqual([{ alg: 'SHA-512', content: empty }]);
  });

  it.each([
    ['version', undefined],
    ['license', undefined],
    ['integrity', undefined],
    ['integrity', 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
  ])('is not made of a package whose %s is %s', (member, value) => {
    expect(() => billOfMaterials(lockOf({ [member]: value }))).toThrow('the lock file lacks');
  });

  it('takes the nearer of two versions', () => {
    const hash = { license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };
    const nested = billOfMaterials({
      packages: {
        '': {
          name: 'app',
          version: '1.0.0',
          license: 'MIT',
          dependencies: { '@a/a': '1', b: '1' },
        },
        'node_modules/@a/a': { version: '1.0.0', ...hash, dependencies: { b: '2', c: '1' } },
        'node_modules/@a/a/node_modules/b': { version: '2.0.0', ...hash, dependencies: { c: '1' } },
        'node_modules/b': { version: '1.0.0', ...hash },
        'node_modules/c': { version: '1.0.0', ...hash },
      },
    });
    expect(
      Object.fromEntries(nested.dependencies.map((each) => [each.ref, each.dependsOn])),
    ).toEqual({
      'app@1.0.0': ['@a/a@1.0.0', 'b@1.0.0'],
      '@a/a@1.0.0': ['b@2.0.0', 'c@1.0.0'],
      'b@2.0.0': ['c@1.0.0'],
      'b@1.0.0': [],
      'c@1.0.0': [],
    });
  });
});

/** Types that fhirclient expects beside it: installed, asked for by no `dependencies`. */
function isPeer(ref: string): boolean {
  return /^(@types\/node|undici-types)@/.test(ref);
}

function reached(name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (ref: string) => {
    for (const each of bill.dependencies.find((row) => row.ref === ref)?.dependsOn ?? []) {
      if (found.has(each)) continue;
      found.add(each);
      visit(each);
    }
  };
  visit(`${name}@${bill.metadata.component.version}`);
  return found;
}

function namesIn(member: string): readonly string[] {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const written: unknown = JSON.parse(text);
  const names = isObject(written) ? written[member] : undefined;
  return isObject(names) ? Object.keys(names) : [];
}

function lockOf(changed: Readonly<Record<string, unknown>>) {
  const whole = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` };
  return {
    packages: {
      '': { name: 'app', version: '1.0.0', license: 'MIT', dependencies: { a: '1' } },
      'node_modules/a': { ...whole, ...changed },
    },
  };
}
