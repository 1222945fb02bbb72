import { expect, it } from 'vitest';
import { ALL_TOPICS, isTopicId, type Topic, topicOf } from '#boundary/topic.ts';
import { objectsAt, readResource, textAt } from '../../../fhir-profiles/json.ts';

const codeSystem = readResource('CodeSystem-foreword-topics.json');
const concepts = objectsAt(codeSystem, 'concept');
const procedures = ALL_TOPICS.filter(({ procedure }) => procedure);
const idsOf = (list: readonly Topic[]) => list.map(({ id }) => id);

/** What a clinician goes on caring for, however long ago it began; among them acute events that leave something to treat. */
const LASTING = [
  ...['hypertension', 'type-2-diabetes', 'type-1-diabetes', 'heart-failure', 'atrial-fibrillation'],
  ...['coronary-disease', 'chronic-kidney-disease', 'asthma', 'copd', 'hypothyroidism', 'obesity'],
  ...['osteoporosis', 'depression', 'bipolar', 'psychosis-schizophrenia', 'dementia', 'parkinson'],
  ...['multiple-sclerosis', 'seizure-epilepsy', 'migraine', 'rheumatoid-arthritis', 'lupus', 'ibd'],
  ...['cirrhosis', 'hepatitis-b', 'hiv', 'sickle-cell', 'breast-cancer', 'psoriasis', 'glaucoma'],
  ...['low-back-pain', 'headache-other', 'allergic-rhinitis', 'kidney-stones', 'food-allergy'],
  ...['acs', 'stroke-tia', 'hemorrhagic-stroke', 'vte', 'sepsis', 'endocarditis', 'gi-bleeding'],
];

/** What is over within about a year. */
const PASSING = [
  ...['acute-bronchitis-uri', 'sinusitis', 'otitis-media', 'pharyngitis', 'influenza', 'covid-19'],
  ...['pneumonia', 'bronchiolitis-rsv', 'croup', 'uti', 'skin-soft-tissue-infection'],
  ...['infectious-diarrhea', 'mononucleosis', 'meningitis-encephalitis', 'appendicitis', 'aki'],
  ...['fracture-care', 'sprain-strain', 'wound-laceration', 'concussion-tbi', 'burns', 'bites'],
  ...['poisoning-overdose', 'anaphylaxis', 'chest-pain', 'fever', 'delirium'],
  ...['early-pregnancy', 'prenatal-care', 'gestational-diabetes', 'labor-delivery'],
  ...['postpartum-care', 'breastfeeding', 'newborn-care', 'neonatal-jaundice', 'febrile-infant'],
];

it('says of every concept whether it is an episode, over within about a year of its beginning', () => {
  const undecided = concepts.filter(
    (concept) =>
      objectsAt(concept, 'property').filter(
        (property) =>
          property['code'] === 'episode' && typeof property['valueBoolean'] === 'boolean',
      ).length !== 1,
  );
  expect(undecided.map((concept) => textAt(concept, 'code'))).toEqual([]);
  const documented = objectsAt(codeSystem, 'property').filter(({ code }) => code === 'episode');
  expect(documented.map(({ type }) => type)).toEqual(['boolean']);
});

it('takes acute infections, injuries and pregnancy for episodes, and never what a clinician goes on treating', () => {
  const isEpisode = (id: string) => (isTopicId(id) ? topicOf(id).episode : undefined);
  expect(PASSING.filter((id) => isEpisode(id) !== true)).toEqual([]);
  expect(LASTING.filter((id) => isEpisode(id) !== false)).toEqual([]);
});

it('takes every procedure for an episode, and no group, screening or administration', () => {
  expect(procedures).toHaveLength(48);
  expect(idsOf(procedures.filter(({ episode }) => !episode))).toEqual([]);
  const passing = ALL_TOPICS.filter(({ episode }) => episode);
  expect(passing.filter(({ id }) => id.startsWith('sys-'))).toEqual([]);
  // What is neither a condition nor a procedure, and still over: the first weeks of a child's life.
  const other = passing.filter(({ condition, procedure }) => !condition && !procedure);
  expect(idsOf(other)).toEqual(['newborn-care', 'breastfeeding']);
});

it('takes whatever is part of an episode for one too', () => {
  const within = ALL_TOPICS.filter(({ parent }) => parent !== null && topicOf(parent).episode);
  expect(within.length).toBeGreaterThan(6);
  expect(idsOf(within.filter(({ episode }) => !episode))).toEqual([]);
});
