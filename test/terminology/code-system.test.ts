import { describe, expect, it } from 'vitest';
import { topicNames } from '#boundary/topic-names.ts';
import {
  ALL_TOPICS as TOPICS,
  generalised,
  isTopicId,
  type Topic,
  topicOf,
} from '#boundary/topic.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';
import { objectsAt, readResource, textAt } from '../../fhir-profiles/json.ts';
import { coreJson } from '../unit/deidentified/catalog/core-files.ts';

const codeSystem = readResource('CodeSystem-foreword-topics.json');
const concepts = objectsAt(codeSystem, 'concept');
const ALL_TOPICS = TOPICS.map((topic) => ({ ...topic, ...topicNames(topic.id) }));
const groups = ALL_TOPICS.filter(({ id }) => id.startsWith('sys-'));
const procedures = ALL_TOPICS.filter(({ procedure }) => procedure);
const subjects = ALL_TOPICS.filter(({ id, procedure }) => !id.startsWith('sys-') && !procedure);
const topics = [...subjects, ...procedures];
const idsOf = (list: readonly Topic[]) => list.map(({ id }) => id);

/** The categories of the internal medicine certification blueprint. */
const BOARD = [
  'Allergy',
  'Cardiovascular',
  'Dermatology',
  'ENT/Dental',
  'Endocrine',
  'GI',
  'Geriatrics',
  'Hematology',
  'ID',
  'Miscellaneous',
  'Nephrology/Urology',
  'Neurology',
  'OB/GYN',
  'Oncology',
  'Ophthalmology',
  'Psychiatry',
  'Pulmonary',
  'Rheumatology/Orthopedics',
];

describe('the topic CodeSystem', () => {
  it('holds 151 frequent, 101 less frequent and 52 other topics, 48 procedures and a group for each of 21 systems', () => {
    const count = (tier: Topic['tier']) => subjects.filter((topic) => topic.tier === tier).length;
    expect([count(1), count(2), count(3)]).toEqual([151, 101, 52]);
    expect(procedures).toHaveLength(48);
    expect(groups.map(({ system }) => `sys-${system}`)).toEqual(groups.map(({ id }) => id));
    expect(new Set(topics.map(({ system }) => system))).toEqual(
      new Set(groups.map(({ system }) => system)),
    );
    expect(groups).toHaveLength(21);
    expect(codeSystem['count']).toBe(concepts.length);
  });

  it('gives every concept its own code, heading and short name', () => {
    for (const names of [
      concepts.map((concept) => textAt(concept, 'code')),
      concepts.map((concept) => textAt(concept, 'display').toLowerCase()),
      ALL_TOPICS.map(({ short }) => short.toLowerCase()),
    ]) {
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  it('writes headings as sentences begin, and short names short enough for a list', () => {
    expect(ALL_TOPICS.filter(({ label }) => !/^[A-Z]/.test(label)).map(({ id }) => id)).toEqual([]);
    expect(ALL_TOPICS.filter(({ short }) => short.length > 36).map(({ id }) => id)).toEqual([]);
  });

  it('names as parent only a concept that exists, and never goes round in a circle', () => {
    for (const concept of concepts) {
      const parents = objectsAt(concept, 'property').filter(({ code }) => code === 'parent');
      expect(parents.every(({ valueCode }) => isTopicId(valueCode))).toBe(true);
    }
    for (const topic of ALL_TOPICS) expect(ancestorsOf(topic).length).toBeLessThan(4);
  });

  it('puts every topic under a group, at once or through a broader topic', () => {
    for (const topic of topics) {
      expect(ancestorsOf(topic).at(-1), topic.id).toMatch(/^sys-/);
    }
  });

  it('puts a topic under another only where that is true of every patient', () => {
    const broader = topics.filter(({ parent }) => parent?.startsWith('sys-') === false);
    expect(Object.fromEntries(broader.map(({ id, parent }) => [id, parent]))).toEqual({
      'c-difficile': 'infectious-diarrhea',
      'gestational-diabetes': 'prenatal-care',
      'neonatal-jaundice': 'newborn-care',
      'febrile-infant': 'newborn-care',
      'esrd-dialysis': 'chronic-kidney-disease',
      'proc-hernia-repair': 'hernia',
      'proc-carpal-tunnel-release': 'carpal-tunnel',
      'proc-fracture-fixation': 'fracture-care',
      'proc-caesarean': 'labor-delivery',
      'proc-labor-delivery': 'labor-delivery',
      'proc-tubal-sterilization': 'contraception',
      'proc-contraceptive-implant': 'contraception',
      'proc-laceration-repair': 'wound-laceration',
      'proc-cabg': 'coronary-disease',
      'proc-valve-replacement': 'valvular-disease',
      'proc-cataract-surgery': 'cataract',
    });
  });

  it('gives every rare topic an ancestor that is neither rare nor sensitive', () => {
    const rare = topics.filter((topic) => topic.rare);
    expect(rare.length).toBeGreaterThan(0);
    for (const { id } of rare) {
      const broader = generalised(id);
      expect(broader !== undefined && broader !== id && !topicOf(broader).rare, id).toBe(true);
    }
  });

  it('puts no topic under a sensitive one, where it would lose its name', () => {
    const under = topics.filter((topic) =>
      ancestorsOf(topic).some((id) => isTopicId(id) && topicOf(id).sensitive),
    );
    expect(idsOf(under)).toEqual([]);
  });

  it('marks exactly the topics that the design calls sensitive, each with its reason', () => {
    expect(idsOf(topics.filter(({ sensitive }) => sensitive))).toEqual([
      'sti',
      'hiv-prep',
      'suicide-risk',
      'alcohol-use',
      'opioid-use',
      'substance-use-other',
      'early-pregnancy',
      'gender-affirming-care',
      'alcohol-liver-disease',
      'hiv',
      'mpox',
      'sedative-use',
      'intimate-partner-violence',
      'pid',
      'poisoning-overdose',
    ]);
    for (const concept of concepts) {
      const properties = objectsAt(concept, 'property');
      const reasons = properties.filter(({ code }) => code === 'sensitiveReason');
      const sensitive = properties.some(
        (property) => property['code'] === 'sensitive' && property['valueBoolean'] === true,
      );
      expect(reasons.length, textAt(concept, 'code')).toBe(sensitive ? 1 : 0);
    }
  });

  it('never calls a screening, a check-up, an immunization, a procedure or a group a condition', () => {
    const administrative = topics.filter(({ id, label }) =>
      /screening|immunization|visit|well-child|preoperative|prevention|counseling/i.test(
        id + label,
      ),
    );
    const conditions = [...administrative, ...procedures, ...groups].filter(
      ({ condition }) => condition,
    );
    // "Osteoporosis and fracture prevention": the visit is for osteoporosis.
    expect(administrative.length).toBeGreaterThan(12);
    expect(idsOf(conditions)).toEqual(['osteoporosis']);
  });

  it('names for the certification blueprint only its own categories, and none for a group', () => {
    const named = concepts.flatMap((concept) =>
      objectsAt(concept, 'property')
        .filter(({ code }) => code === 'board')
        .map((property) => [textAt(concept, 'code'), property['valueString']] as const),
    );
    expect([...new Set(named.map(([, board]) => board))].toSorted()).toEqual(BOARD);
    expect(named.filter(([id]) => id.startsWith('sys-'))).toEqual([]);
    expect(new Set(named.map(([id]) => id)).size).toBe(named.length);
  });

  it('names a specialty for every topic', () => {
    expect(idsOf(topics.filter(({ specialties }) => specialties.length === 0))).toEqual([]);
    // ALL is allergy, never "everyone".
    const allergy = topics.filter(({ specialties }) => specialties.includes('ALL'));
    expect(allergy.map(({ id }) => id)).not.toContain('communication');
  });

  it('has sources for nearly every ranked topic; those without are known', () => {
    const sources = parseSources(coreJson('sources.json')) ?? [];
    const covered = new Set(sources.flatMap((source) => source.topics));
    const bare = subjects.filter(({ id, tier }) => tier < 3 && !covered.has(id));
    expect(idsOf(bare)).toEqual([
      'croup',
      'peripheral-neuropathy',
      'ild',
      'lymphoma-leukemia',
      'tremor-movement',
      'multiple-sclerosis',
      'psa-axspa',
      'fibroids',
      'erectile-dysfunction',
      'eyelid-lacrimal',
      'cataract',
    ]);
  });
});

function ancestorsOf({ parent }: { readonly parent: string | null }): readonly string[] {
  const ancestors: string[] = [];
  let next = parent;
  while (isTopicId(next) && ancestors.length < 9) {
    ancestors.push(next);
    next = topicOf(next).parent;
  }
  return ancestors;
}
