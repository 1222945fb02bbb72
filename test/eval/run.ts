import { gzipSync } from 'node:zlib';
import { indexTables } from '#phi/signals/topic-indexes.ts';
import { COMMITTED_TABLES } from '../../fhir-profiles/committed-tables.ts';
import { compiledFiles } from '../../fhir-profiles/compiled-files.ts';
import { readCoreRules } from '../../fhir-profiles/core-rules.ts';
import { boundsOf, type Figures, isKept } from './figures.ts';
import { heading, least, round, row } from './print.ts';
import { measureRules } from './rule-quality.ts';
import { RULE_CASES } from './rule-cases.ts';
import {
  evaluateIcd,
  evaluateSynthea,
  evaluateText,
  evaluateVignettes,
  fewestLabels,
} from './sections.ts';
import { measureTiming } from './timing.ts';
import { recallOf } from './vignette-quality.ts';

/*
 * `npm run eval:topics`: how good the topic engine is. `--list` also prints everything that went wrong. Ends with one line of JSON,
 * and with 1 where a floor is missed. What is measured on data that is not here is null, and no floor for it is missed.
 */

const TIMING_RUNS = 5;
const isList = process.argv.includes('--list');

const indexes = indexTables(COMMITTED_TABLES);
const icd = evaluateIcd(indexes, isList);
const panel = evaluateVignettes(indexes, isList);
const text = evaluateText(indexes, isList);
const syntheaMapped = evaluateSynthea(indexes);
const rules = measureRules(readCoreRules(), RULE_CASES);
const timing = await measureTiming(TIMING_RUNS);
const figures: Figures = {
  ...icd,
  microF1: round(panel.quality.microF1, 4),
  worstCommonRecall: round(
    least(panel.commonest.map((topic) => recallOf(topic, panel.quality))),
    4,
  ),
  ...text,
  syntheaMapped,
  conditionalRules: rules.behaving,
  tablesGzipKb: round(weighTables() / 1000, 1),
  derive2000PatientsMs: Math.round(timing.derive2000Patients),
};

heading('Conditional rules');
row('rules of the core pack', rules.rules);
row('fire on their case and on no near miss', rules.behaving);
row('ask for a finding and stay silent', rules.silent);
row('misbehave', rules.misbehaving.join(' ') || 'none');

heading('Size and time: milliseconds at work of a thread that starts');
row('tables in the worker, gzip', `${figures.tablesGzipKb} kB`);
row('tables ready', `${round(timing.tablesReady, 1)} ms`);
row('a phrase, mean', `${round(timing.phraseMean, 3)} ms`);
row('a phrase, 99 of 100', `${round(timing.phraseP99, 3)} ms`);
row('2,000 patients', `${figures.derive2000PatientsMs} ms`);
row('… by the clock', `${Math.round(timing.derive2000PatientsByClock)} ms`);

heading('Floors');
const beside = [
  { name: 'vignettes', value: panel.quality.vignettes, least: 250 },
  { name: 'fewestLabelsOfCommonest', value: fewestLabels(panel), least: 5 },
  { name: 'rulesMisbehaving', value: rules.misbehaving.length, most: 0 },
  { name: 'tablesReadyMs', value: round(timing.tablesReady, 1), most: 60 },
  { name: 'phraseMs', value: round(timing.phraseMean, 3), most: 1 },
];
for (const bound of boundsOf(figures, beside)) {
  const { name, value, most } = bound;
  const limit = most === undefined ? `≥ ${bound.least ?? ''}` : `≤ ${most}`;
  const verdict = value === null ? 'not measured' : isKept(bound) ? 'met' : 'MISSED';
  console.log(
    `${verdict.padEnd(14)}${name.padEnd(24)}${String(value ?? '–').padStart(8)} ${limit}`,
  );
  if (!isKept(bound)) {
    process.exitCode = 1;
    console.error(`missed: ${name} is ${value}, and must be ${limit}`);
  }
}
console.log(JSON.stringify(figures));

/** The tables together, as they stand in the worker's one script; the names of topics are the page's. */
function weighTables(): number {
  const modules = compiledFiles().filter(({ path }) => !path.endsWith('topic-name-lines.ts'));
  return gzipSync(modules.map((module) => module.text).join(''), { level: 9 }).length;
}
