import { describe, expect, it } from 'vitest';
import { parseCommand, USAGE } from '#sandbox/command-options.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';

describe('what npm start is told', () => {
  it('needs nothing', () => {
    expect(parseCommand([])).toEqual({
      data: null,
      port: 8410,
      today: null,
      seed: 1,
      vendor: null,
      style: null,
      dev: false,
      build: true,
    });
  });

  it('may be a folder, a port, a day and no build', () => {
    const args = ['--data', 'x', '--port', '9000', '--today', '2026-11-27', '--no-build'];
    expect(parseCommand(args)).toMatchObject({
      data: 'x',
      port: 9000,
      today: '2026-11-27',
      build: false,
    });
  });

  it('may be the name of an EHR to answer as', () => {
    expect(parseCommand(['--ehr', 'oracle'])?.vendor?.name).toBe('Oracle Health');
  });

  it('may be the look of the EHR’s pages', () => {
    expect(parseCommand(['--style', 'dark'])?.style?.color_background).toBe('#17151c');
    expect(parseCommand(['--style', 'loud'])).toBeUndefined();
  });

  it('says each of them to whoever asks wrongly', () => {
    for (const { id } of VENDORS) expect(USAGE).toContain(id);
  });

  it.each([
    [['--ehr', 'paper']],
    [['--port', 'high']],
    [['--port', '65535']], // the app takes the next one
    [['--today', 'Friday']],
    [['--seed', 'x']],
    [['--colour', 'red']],
    [['stray']],
  ])('is not guessed at: %j', (args) => {
    expect(parseCommand(args)).toBeUndefined();
  });
});
