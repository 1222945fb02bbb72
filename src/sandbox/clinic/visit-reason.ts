import { COMPLAINTS, plannedVisit } from './complaint-table.ts';
import type { ComplaintRow } from './complaint-table.ts';
import { conditionOf } from './condition-table.ts';
import type { Coded } from './coding-systems.ts';
import { FOLLOW_UPS } from './follow-up-table.ts';
import { ageBandOf } from './person.ts';
import type { Person } from './person.ts';
import { chance, pick, shuffled } from './random.ts';
import type { Random } from './random.ts';

/** Why someone comes: what a coder would choose and what a scheduler types. */
export interface VisitReason {
  readonly kind: 'preventive' | 'complaint' | 'follow-up' | 'new-patient';
  readonly coded: Coded;
  readonly typed: string;
}

/** Chances, in percent, that a visit is preventive or for a new complaint; the rest follow up what is on the list. */
const MIX = [
  { untilYears: 2, preventive: 52, complaint: 42 },
  { untilYears: 12, preventive: 26, complaint: 44 },
  { untilYears: 18, preventive: 22, complaint: 36 },
  { untilYears: 65, preventive: 17, complaint: 24 },
  { untilYears: 130, preventive: 13, complaint: 19 },
];

/** A plausible reason for this person's visit, drawn from age, sex and problem list. */
export function reasonFor(person: Person, random: Random): VisitReason {
  const mix = MIX.find(({ untilYears }) => person.years < untilYears) ?? {
    preventive: 0,
    complaint: 0,
  };
  const draw = random.next() * 100;
  if (person.conditions.includes('pregnancy')) return followUpOf(['pregnancy'], random);
  if (draw < mix.preventive) return preventiveFor(person, random);
  if (draw < mix.preventive + mix.complaint) return complaintFor(person, random);
  const followed = shuffled(
    random,
    person.conditions.filter((id) => FOLLOW_UPS.has(id)),
  );
  if (followed.length === 0)
    return person.years < 18 ? preventiveFor(person, random) : newPatient(random, person);
  return followUpOf(followed, random);
}

function followUpOf(ids: readonly string[], random: Random): VisitReason {
  const [first = '', second = ''] = ids;
  const phrases = [typedFor(first, random)];
  if (second !== '' && chance(random, 30)) phrases.push(typedFor(second, random));
  return { kind: 'follow-up', coded: conditionOf(first), typed: phrases.join(', ') };
}

function typedFor(id: string, random: Random): string {
  return pick(random, FOLLOW_UPS.get(id) ?? ['f/u']);
}

function complaintFor(person: Person, random: Random): VisitReason {
  const band = ageBandOf(person.years);
  const open = COMPLAINTS.filter(({ sex }) => sex === 'any' || sex === person.sex);
  const total = open.reduce((sum, { weights }) => sum + (weights[band] ?? 0), 0);
  let draw = random.next() * total;
  for (const row of open) {
    draw -= row.weights[band] ?? 0;
    if (draw < 0) return { kind: 'complaint', coded: row, typed: pick(random, row.typed) };
  }
  return preventiveFor(person, random);
}

function preventiveFor(person: Person, random: Random): VisitReason {
  if (person.months < 1)
    return preventive(plannedVisit('newborn'), pick(random, plannedVisit('newborn').typed));
  if (person.years < 18) return preventive(plannedVisit('child'), wellChildWords(person, random));
  const row = adultRow(person, random);
  return preventive(row, pick(random, row.typed));
}

function adultRow(person: Person, random: Random): ComplaintRow {
  if (person.conditions.includes('cataract') && chance(random, 20))
    return plannedVisit('preoperative');
  if (person.years >= 65) return plannedVisit('elder');
  const woman = person.sex === 'female' && person.years >= 21;
  return woman && chance(random, 38) ? plannedVisit('woman') : plannedVisit('adult');
}

function wellChildWords({ months, years }: Person, random: Random): string {
  if (months < 24) return `${months} mo WCC`;
  if (years >= 11 && chance(random, 30)) return 'sports physical';
  return pick(random, [`${years} yr WCC`, `WCC ${years}y, shots`, `${years} y/o well child`]);
}

function newPatient(random: Random, person: Person): VisitReason {
  const row = adultRow(person, random);
  return {
    kind: 'new-patient',
    coded: row,
    typed: pick(random, ['new pt, establish care', 'est care']),
  };
}

function preventive(coded: Coded, typed: string): VisitReason {
  return { kind: 'preventive', coded, typed };
}
