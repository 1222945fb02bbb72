import type { FromWorker } from '#boundary/messages.ts';
import type { Sought } from './find-misconfigurations.ts';
import type { Measured } from './measure.ts';
import type { Variant } from './variants.ts';

const COLUMNS = [
  'case'.padEnd(22),
  ' visits',
  'readable',
  'requests',
  '      ms',
  ' plain requests',
  'plain ms',
  ' requests/plain',
  'ms/plain',
];

/** The head of one EHR’s table. */
export function printHead({ name, tenant }: Variant): void {
  console.log(`\n# ${name} (${tenant.schedule.join(', ')})`);
  console.log(`${COLUMNS.join(' ')}  end`);
}

/** One row of it, and under it what is not as it must be. */
export function printCase({ condition, said, requests, took, plain, troubles }: Measured): void {
  const week = said.findLast((message) => message.type === 'signals');
  const cells = [
    week?.found ?? '',
    week?.readable ?? '',
    requests,
    took,
    plain?.requests ?? '',
    plain?.took ?? '',
    plain === null ? '' : (requests / plain.requests).toFixed(2),
    plain === null ? '' : (took / plain.took).toFixed(2),
  ];
  const [, ...columns] = COLUMNS;
  const line = cells.map((cell, place) => String(cell).padStart(columns[place]?.length ?? 0));
  console.log([condition.name.padEnd(22), ...line].join(' '), ` ${endOf(said)}`);
  for (const trouble of troubles) console.log(`    WRONG  ${trouble}`);
}

/** One thing that was set up wrongly. */
export function printSought({ name, vendor, told, isFound }: Sought): void {
  console.log(`${isFound ? 'found' : 'WRONG'}  ${vendor}: ${name}`);
  console.log(`       ${told}`);
}

/** What a run came to, in closed codes: the way used or what each way came to, and the last word. */
export function endOf(said: readonly FromWorker[]): string {
  const basis = said.findLast((message) => message.type === 'signals')?.basis;
  const ladder = said.find((message) => message.type === 'ladder');
  const last = said.at(-1);
  const ways = ladder?.tried.map(({ strategy, end }) => `${strategy} ${end}`) ?? [];
  const whose = basis?.whose.filter((rule) => rule !== 'me') ?? [];
  return [
    basis === undefined ? '' : [basis.strategy, ...whose].join(' + '),
    ways.join(', '),
    last?.type === 'stopped' ? `${last.stage}/${last.code}` : '',
    last?.type === 'finished' && !last.complete ? 'ended early' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}
