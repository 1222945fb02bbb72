import { describe, expect, it } from 'vitest';
import { indexText } from '#phi/signals/text-index.ts';
import * as tables from '#phi/signals/text-tables.ts';
import { topicOf } from '#boundary/topic.ts';
import {
  ADMINISTRATIVE_DEVELOPMENT,
  LAY_DEVELOPMENT,
  SHORTHAND_DEVELOPMENT,
} from '../../../eval/phrases-development.ts';
import { listAdministrativeWrong, tallyTextQuality } from '../../../eval/text-quality.ts';

const index = indexText(tables);
const said = (phrase: string): readonly string[] =>
  index.topicsIn(phrase).map(({ topic, tier }) => `${topic} ${tier}`);

describe('a phrase of a schedule', () => {
  it.each([
    ['CHF f/u', ['heart-failure high']],
    ['DM2 check', ['type-2-diabetes high']],
    ['s/p TKA', ['proc-knee-replacement high']],
    ['AWV', ['preventive-visit-adult high']],
    ['WCC 4 mo', ['well-child high']],
    ['OB 28wk', ['prenatal-care high']],
    ['med refill - thyroid', ['hypothyroidism high']],
    ['r/o UTI', ['uti high']],
    ['no chest pain today', ['chest-pain high']],
    ['burns when I pee', ['uti high']],
    ['ringing in ears', ['hearing-loss high']],
    ['hypertenshion ck', ['hypertension high']],
    ['Ménière disease', ['dizziness-vertigo high']],
  ])('%j is about %j', (phrase, topics) => {
    expect(said(phrase)).toEqual(topics);
  });

  it.each([
    ['PSA recheck', 'prostate-cancer high'],
    ['PsA f/u', 'psa-axspa high'],
    ['PE f/u', 'vte low'],
    ['PE, on xarelto', 'vte high'],
    ['annual PE', 'preventive-visit-adult high'],
    ['CP x 3 days', 'chest-pain low'],
    ['CP with SOB', 'chest-pain high'],
    ['CP spastic, botox', 'neuromuscular high'],
    ['PD f/u sinemet', 'parkinson high'],
    ['PD cath', 'esrd-dialysis high'],
    ['ED f/u, sildenafil', 'erectile-dysfunction high'],
    ['ASD eval 3yo', 'autism high'],
    ['MS flare', 'multiple-sclerosis high'],
    ['MS severe murmur', 'valvular-disease high'],
  ])('%j is read by what stands beside the shorthand: %s', (phrase, first) => {
    expect(said(phrase)[0]).toBe(first);
  });

  it('gives at most three topics, the reason before its circumstances', () => {
    expect(said('htn, dm2, copd, gout, asthma')).toHaveLength(3);
    expect(said('back pain s/p MVA')[0]).toBe('low-back-pain high');
    expect(said('htn/hld f/u')).toEqual(['hypertension high', 'dyslipidemia high']);
  });

  it('says which step found each topic', () => {
    const rules = (phrase: string): readonly string[] =>
      index.topicsIn(phrase).map(({ rule }) => rule);
    expect(rules('asthma')).toEqual(['text:alias']);
    expect(rules('diabtes')).toEqual(['text:spelling']);
  });
});

describe('what is not a topic', () => {
  it.each([
    'John Smith',
    'Maria Garcia',
    'GARCIA, MARIA',
    'maria garcia',
    'Dr. Patel',
    'Graves',
    'Graves, Robert',
    'Linda Parkinson',
    'Burns, John',
    'Jose Colon',
    'Tia Jones',
    'Ana Hernandez',
    '617-555-0123',
    'call (617) 555 0123',
    'MRN 00123456',
    'jdoe@example.com',
    '03/14/1962',
    'constructor',
    '__proto__',
    'toString valueOf',
    'hasOwnProperty',
    '',
    ' \u200b\u202e ',
    '!!! ??? ...',
  ])('%j names none', (phrase) => {
    expect(said(phrase)).toEqual([]);
  });

  it('gives nothing for what says only how, when or for what paper', () => {
    expect(listAdministrativeWrong(ADMINISTRATIVE_DEVELOPMENT, index)).toEqual([]);
  });

  it('takes the paper out of a visit about a paper, and leaves the disease', () => {
    expect(said('sports physical form')).toEqual([]);
    expect(said('immunization records')).toEqual([]);
    expect(said('FMLA forms for migraine')).toEqual(['migraine high']);
  });

  it('never guesses at what is sensitive', () => {
    for (const phrase of ['prep visit', 'MAT', 'SI', 'exposure', 'cutting', 'bup']) {
      for (const { topic, tier } of index.topicsIn(phrase)) {
        expect(topicOf(topic).sensitive && tier === 'low', phrase).toBe(false);
      }
    }
    expect(said('PrEP f/u')).toEqual(['hiv-prep high']);
    expect(said('prep visit')).toEqual([]);
  });

  it('reads a surname that is a disease as a guess at best', () => {
    expect(said('Graves f/u')).toEqual(['hyperthyroidism low']);
    expect(said("Graves' disease")).toEqual(['hyperthyroidism high']);
  });
});

describe('the development phrases', () => {
  it('keep at least 300, so that a regression shows', () => {
    expect(SHORTHAND_DEVELOPMENT.length + LAY_DEVELOPMENT.length).toBeGreaterThanOrEqual(300);
  });

  it.each([
    ['shorthand', SHORTHAND_DEVELOPMENT, 0.97],
    ['lay words', LAY_DEVELOPMENT, 0.95],
  ] as const)('in %s are read as they were', (_, phrases, floor) => {
    const { top1, highPrecision, missed } = tallyTextQuality(phrases, index);
    expect(top1, JSON.stringify(missed)).toBeGreaterThanOrEqual(floor);
    expect(highPrecision).toBeGreaterThanOrEqual(0.97);
  });
});
