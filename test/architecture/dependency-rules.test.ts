import { readFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';
import { ruleSet } from './dependency-rules.ts';
import { MAY_IMPORT, room } from './rooms.ts';
import { MATRIX_RULES } from './matrix-rules.ts';

describe('the house', async () => {
  const result = await cruiseHouse();

  it('lets every import go one way only', () => {
    expect(result.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual(
      [],
    );
  });

  it('has no file without a room', () => {
    const homeless = result.modules
      .map(({ source }) => source)
      .filter((file) => /^src\/.*(?<!\.d)\.tsx?$/.test(file))
      .filter((file) => !Object.keys(MAY_IMPORT).some((name) => new RegExp(room(name)).test(file)));
    expect(homeless).toEqual([]);
  });

  it('never lets the PHI side and the de-identified side import each other', () => {
    const crossings = result.modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => sideOf(source) !== null && sideOf(resolved) !== null)
        .filter(({ resolved }) => sideOf(resolved) !== sideOf(source))
        .map(({ resolved }) => `${source} -> ${resolved}`),
    );
    expect(crossings).toEqual([]);
  });

  it('names the PHI worker by its address only', () => {
    expect(readFileSync('src/main.tsx', 'utf8').match(/phi\/[^'"]*/g)).toEqual([
      'phi/worker.ts?worker&url',
    ]);
  });

  it('lets the matrix expect nothing by the way we read', async () => {
    const { output } = await cruise(
      ['test/matrix'],
      { ruleSet: MATRIX_RULES, ...OPTIONS, doNotFollow: { path: '^(?!test/matrix/)' } },
      undefined,
      { tsConfig: extractTSConfig('tsconfig.json') },
    );
    expect(resultOf(output).summary.violations).toEqual([]);
    expect(resultOf(output).modules.some(({ source }) => source.includes('expected'))).toBe(true);
  });

  it('finds the wrong-way import that is planted for it', async () => {
    const planted = await cruise(['test/architecture/planted'], {
      ruleSet: {
        forbidden: [
          {
            name: 'planted',
            severity: 'error',
            from: { path: '^test/architecture/planted' },
            to: { path: room('phi/signals') },
          },
        ],
      },
      ...OPTIONS,
    });
    expect(resultOf(planted.output).summary.error).toBe(1);
  });
});

const OPTIONS = {
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'types', 'default'],
  },
};

async function cruiseHouse(): Promise<ICruiseResult> {
  const { output } = await cruise(['src', 'launch', 'deploy'], { ruleSet, ...OPTIONS }, undefined, {
    tsConfig: extractTSConfig('tsconfig.json'),
  });
  return resultOf(output);
}

function resultOf(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string') throw new Error('expected a cruise result');
  return output;
}

function sideOf(file: string): string | null {
  return /^src\/(phi|deidentified)\//.exec(file)?.[1] ?? null;
}
