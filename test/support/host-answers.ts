import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostedFile, HostedSite } from '../../deploy/hosted-site.ts';
import { type Answer, ask, type Question } from './web-server.ts';

export interface Asked {
  readonly port: number;
  readonly root: string;
  readonly site: HostedSite;
}

/** What was asked of a host, and each answer that is not the one it was told to give. */
export interface Findings {
  readonly answers: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

/** Asks for every file in every way and for much that is not there, and compares each answer with the table of zones. */
export async function compareAnswers({ port, root, site }: Asked): Promise<Findings> {
  const wrong: string[] = [];
  const statuses: Record<string, number> = {};
  const files = site.tenants.flatMap((tenant) => tenant.files);
  for (const { question, of, status } of [...files.flatMap(questionsOn), ...QUESTIONS_ON_NOTHING]) {
    const answer = await ask(port, await completed(port, question));
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const faults = [
      ...(status.includes(answer.status) ? [] : [`answered ${answer.status}`]),
      ...faultsOfHeaders(answer, site, of),
      ...(of === undefined ? [] : faultsOfContent(answer, question, { root, of })),
    ];
    wrong.push(...faults.map((fault) => `${question.method} ${question.path}: ${fault}`));
  }
  return {
    answers: Object.values(statuses).reduce((sum, count) => sum + count, 0),
    statuses,
    wrong,
  };
}

interface Expected {
  readonly question: Question;
  /** The file that is meant; without one, nothing is there. */
  readonly of?: HostedFile;
  /** A server has a choice where the standard leaves one. */
  readonly status: readonly number[];
}

/** Filled in from a first answer to the same question. */
const ITS_ETAG = 'its-etag';

function questionsOn(of: HostedFile): readonly Expected[] {
  const { path } = of;
  const get = (headers: Readonly<Record<string, string>> = {}) => ({
    method: 'GET',
    path,
    headers,
  });
  return [
    { question: get(), of, status: [200] },
    { question: { method: 'HEAD', path }, of, status: [200] },
    { question: get({ 'Accept-Encoding': 'gzip' }), of, status: [200] },
    {
      question: { method: 'GET', path: `${path}?iss=https://a.example&launch=%22$x` },
      of,
      status: [200],
    },
    { question: { method: 'GET', path: encoded(path) }, of, status: [200] },
    { question: get({ 'If-None-Match': ITS_ETAG }), of, status: [304] },
    { question: get({ Range: 'bytes=0-9' }), of, status: [206, 200] },
    { question: get({ Range: 'bytes=99999999-' }), of, status: [416, 200] },
    ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'TRACE'].map((method) => ({
      question: { method, path },
      of,
      status: [405],
    })),
    ...[`${path}x/`, `${path}~`, `${path}.map`, path.toUpperCase(), `${path}%00`, `${path}%0a`].map(
      (near) => ({
        question: { method: 'GET', path: near },
        status: [404, 400],
      }),
    ),
  ];
}

const QUESTIONS_ON_NOTHING: readonly Expected[] = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'].map((method) => ({ method, path: '/nothing.js' })),
  ...[
    '/',
    '/t',
    '/t/',
    '/t/sandbox',
    '/t/nobody/',
    '/t/nobody/app.html',
    '/t/sandbox/assets',
    '/t/sandbox/assets/',
    '/t/sandbox/packs/',
    '/t/sandbox/sw.js',
    '/t/sandbox/.hidden',
    '/t/sandbox/../../build/app.html',
    '/t/sandbox/../../../../../../etc/passwd',
    '/t/sandbox/..%2f..%2f..%2fetc/passwd',
    '/t/sandbox/%2e%2e/%2e%2e/hosts/nginx.conf',
    '/t/sandbox/..\\..\\sbom.cdx.json',
    '/build/app.html',
    '/hosts/nginx.conf',
    '/sbom.cdx.json',
    '/index.html',
    '/404.html',
    '/%0d%0aX-Injected:%20yes',
  ].map((path) => ({ method: 'GET', path })),
].map((question) => ({ question, status: [404, 400, 405] }));

/** The same address with its first letter after `/t/` written as an escape. */
function encoded(path: string): string {
  return path.replace(
    /^\/t\/(.)/,
    (_, letter: string) => `/t/%${letter.charCodeAt(0).toString(16)}`,
  );
}

async function completed(port: number, question: Question): Promise<Question> {
  if (question.headers?.['If-None-Match'] !== ITS_ETAG) return question;
  const { headers } = await ask(port, { method: 'GET', path: question.path });
  const etag = headers.find(([name]) => name === 'etag')?.[1] ?? '';
  return { ...question, headers: { 'If-None-Match': etag } };
}

/** Headers a server may add by itself; none of them loosens anything. */
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'accept-ranges',
  'allow',
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'server',
  'transfer-encoding',
  'vary',
]);

/** Byte for byte, each once, and no other: the file's own, or the refusal's where nothing was served. */
function faultsOfHeaders(answer: Answer, site: HostedSite, of?: HostedFile): readonly string[] {
  const own = answer.headers.filter(([name]) => !OF_THE_SERVER.has(name));
  const said = lines(own);
  const served = [200, 206, 304].includes(answer.status);
  const right = [...(of === undefined ? [] : [of.headers]), ...(served ? [] : [site.refusal])].map(
    (headers) => lines(Object.entries(headers)),
  );
  if (right.some((each) => each.join('\n') === said.join('\n'))) return [];
  const [nearest = []] = right;
  return [
    `status ${answer.status}, ${said.length} headers`,
    ...said.filter((line) => !nearest.includes(line)).map((line) => `not meant: ${line}`),
    ...nearest.filter((line) => !said.includes(line)).map((line) => `not said: ${line}`),
  ];
}

function lines(headers: readonly (readonly [string, string])[]): readonly string[] {
  return headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted();
}

function faultsOfContent(
  answer: Answer,
  { method, headers }: Question,
  { root, of }: { readonly root: string; readonly of: HostedFile },
): readonly string[] {
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1];
  const isWhole =
    answer.status === 200 && method === 'GET' && headers?.['Accept-Encoding'] === undefined;
  return [
    ...([200, 206].includes(answer.status) && type !== of.type
      ? [`of the type ${type ?? ''}`]
      : []),
    ...(isWhole && !answer.body.equals(readFileSync(join(root, of.file)))
      ? ['other content than the file']
      : []),
  ];
}
