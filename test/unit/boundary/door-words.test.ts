import { describe, expect, it } from 'vitest';
import { admitMessage, parseRulesMessage } from '#boundary/messages.ts';
import { PROBES } from '../../prove/door-probes.ts';
import { KNOWN_RULES } from '../../prove/door-probes-worker.ts';

const messages = PROBES.flatMap(({ sound, hostile }) =>
  typeof sound['type'] === 'string' ? [{ kind: sound['type'], sound, hostile }] : [],
);

describe.each(messages)('a message that says $kind', ({ sound, hostile }) => {
  it('is let through as it is', () => {
    expect(admitMessage(sound, KNOWN_RULES)).toBe(sound);
  });

  it('is refused with a word more, a word less, or a wrong one', () => {
    expect(admitMessage({ ...sound, patient: 'Smith' }, KNOWN_RULES)).toBeUndefined();
    for (const [field, values] of Object.entries(hostile)) {
      const less = Object.fromEntries(Object.entries(sound).filter(([name]) => name !== field));
      expect(admitMessage(less, KNOWN_RULES)).toBeUndefined();
      for (const value of values) {
        expect(admitMessage({ ...sound, [field]: value }, KNOWN_RULES)).toBeUndefined();
      }
    }
  });
});

describe('a message of no known kind', () => {
  it.each(['start', 'rules', 'log', 'toString', '', null, 7])('is refused: %s', (type) => {
    expect(admitMessage({ type })).toBeUndefined();
  });
});

describe('what is said to the worker', () => {
  it('misses nothing', () => {
    expect(parseRulesMessage({ type: 'rules', rules: [], notFromText: [] })).toBeDefined();
    expect(parseRulesMessage({ type: 'rules', rules: [] })).toBeUndefined();
    expect(parseRulesMessage({ type: 'rules', notFromText: [] })).toBeUndefined();
  });
});
