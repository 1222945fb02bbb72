import type { Headers } from '#zones';

/** What a host would answer with at an address, were it told so: a reading of each format by its own rules. */
export type HeadersAt = (path: string) => Headers;

/** nginx: an exact location wins over a pattern, and one with an `add_header` of its own inherits none. Throws on what nginx would not read. */
export function readNginx(text: string): HeadersAt {
  const server: Record<string, string> = {};
  const locations = new Map<string, Record<string, string>>();
  let open: string[] = [];
  let words: string[] = [];
  for (const { word, isQuoted } of nginxWords(text)) {
    if (!isQuoted && word === '{') {
      if (words[0] === 'location') locations.set(words.slice(1).join(' '), {});
      open = [...open, words.join(' ')];
      words = [];
    } else if (!isQuoted && word === '}') {
      open = open.slice(0, -1);
      words = [];
    } else if (!isQuoted && word === ';') {
      const [directive, name = '', value = '', always] = words;
      if (directive === 'add_header') {
        if (always !== 'always') throw new Error(`${name} is said of what is found only`);
        const into = open.length === 0 ? server : locations.get(open[0]?.slice(9) ?? '');
        if (into === undefined || name in into)
          throw new Error(`${name} is said twice, or nowhere`);
        into[name] = value;
      }
      words = [];
    } else words.push(word);
  }
  return (path) => {
    const matching = [...locations].find(
      ([location]) =>
        location.startsWith('~ ') && new RegExp(location.slice(2).replace('\\z', '$')).test(path),
    );
    const own = locations.get(`= ${path}`) ?? matching?.[1] ?? locations.get('/') ?? {};
    return Object.keys(own).length > 0 ? own : server;
  };
}

interface Word {
  readonly word: string;
  readonly isQuoted: boolean;
}

function nginxWords(text: string): readonly Word[] {
  const pattern = /#.*|"((?:[^"\\]|\\[^])*)"|([{};])|((?:[^\s"{};]|\$\{)+)/g;
  return [...text.matchAll(pattern)].flatMap(([, quoted, mark, plain]): readonly Word[] => {
    if (quoted !== undefined) {
      if (quoted.includes('$')) throw new Error('a variable');
      // nginx unescapes these only; t, r and n it turns into control characters
      if (/(?<!\\)(\\\\)*\\[trn]/.test(quoted) && !quoted.startsWith('Not found'))
        throw new Error('a control character');
      return [{ word: quoted.replace(/\\(["'\\])/g, '$1'), isQuoted: true }];
    }
    const word = mark ?? plain;
    return word === undefined ? [] : [{ word, isQuoted: false }];
  });
}

/** Caddy: the map names the set of an address; `header` blocks apply in order, each in place of what was said before. */
export function readCaddy(text: string): HeadersAt {
  const sets = new Map<string, string>();
  const steps: {
    readonly of: string | undefined;
    readonly name: string;
    readonly value?: string;
  }[] = [];
  let block: string | undefined;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const words = caddyWords(line);
    const [first = '', second = '', third = ''] = words;
    if (line.startsWith('#') || line === '') continue;
    if (line === '}') block = undefined;
    else if (first === 'map') block = 'map';
    else if (block === 'map') sets.set(first, second);
    else if (first === 'header' && words.at(-1) === '{') block = second === '{' ? 'all' : second;
    else if (first === 'header' && third.startsWith('-'))
      steps.push({ of: second.slice(1), name: third.slice(1) });
    else if (block !== undefined)
      steps.push({ of: block === 'all' ? undefined : block.slice(1), name: first, value: second });
  }
  return (path) => {
    const set = sets.get(path) ?? sets.get('default');
    const headers = new Map<string, string>();
    for (const { name, value } of steps.filter(
      (step) => step.of === undefined || step.of === set,
    )) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    return Object.fromEntries(headers);
  };
}

function caddyWords(line: string): readonly string[] {
  return [...line.matchAll(/`([^`]*)`|(\S+)/g)].map(([, verbatim, plain]) => {
    if (verbatim !== undefined && /[{}]/.test(verbatim)) throw new Error('a placeholder');
    return verbatim ?? plain ?? '';
  });
}

/** Cloudflare: every rule that matches applies in order; `! Name` takes back, and a second value is joined to the first. */
export function readStaticHost(text: string): HeadersAt {
  const rules: { readonly path: string; readonly lines: string[] }[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.length > 2000) throw new Error('a line that is ignored');
    if (line.startsWith('/')) rules.push({ path: line, lines: [] });
    else rules.at(-1)?.lines.push(line);
  }
  if (rules.length > 100) throw new Error('rules that are ignored');
  return (path) => {
    const headers = new Map<string, string>();
    for (const { lines } of rules.filter((rule) => rule.path === '/*' || rule.path === path)) {
      for (const line of lines.filter((each) => each.startsWith('! ')))
        headers.delete(line.slice(2));
      for (const line of lines.filter((each) => !each.startsWith('! '))) {
        const name = line.slice(0, line.indexOf(':'));
        const value = line.slice(name.length + 1).trim();
        const before = headers.get(name);
        headers.set(name, before === undefined ? value : `${before}, ${value}`);
      }
    }
    return Object.fromEntries(headers);
  };
}
