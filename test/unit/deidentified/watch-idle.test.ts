import { describe, expect, it } from 'vitest';
import { watchIdle } from '#deidentified/watch-idle.ts';

const SECOND = 1000;

/** A page whose clock and timers the test moves. */
function aPage(minutes: number) {
  let time = 0;
  let due: { readonly at: number; readonly task: () => void }[] = [];
  const heard = new Map<string, () => void>();
  const said: (number | 'stay' | 'end')[] = [];
  const watch = watchIdle(
    {
      now: () => time,
      later: (task, milliseconds) => due.push({ at: time + milliseconds, task }),
      listen: (event, hear) => heard.set(event, hear),
    },
    minutes,
    {
      tell: (told) => said.push(told.step === 'idle' ? told.secondsLeft : 'stay'),
      end: () => said.push('end'),
    },
  );
  const fire = (): void => {
    const now = due.filter(({ at }) => at <= time);
    due = due.filter(({ at }) => at > time);
    for (const { task } of now) task();
  };
  return {
    said,
    stay: watch.stay,
    touch: (event: string) => heard.get(event)?.(),
    /** Goes on awake: timers fire each second. */
    pass: (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        time += SECOND;
        fire();
      }
    },
    /** The computer sleeps: the clock goes on and no timer fires. */
    sleep: (seconds: number) => {
      time += seconds * SECOND;
    },
  };
}

describe('a page that nobody touches', () => {
  it('warns for a minute, second by second, and then ends', () => {
    const page = aPage(10);
    page.pass(9 * 60 - 1);
    expect(page.said).toEqual([]);
    page.pass(61);
    expect(page.said).toEqual([...Array.from({ length: 60 }, (_, at) => 60 - at), 'end']);
    page.pass(600);
    expect(page.said.filter((one) => one === 'end')).toHaveLength(1);
  });

  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'])(
    'goes on after %s',
    (event) => {
      const page = aPage(10);
      page.pass(500);
      page.touch(event);
      page.pass(539);
      expect(page.said).toEqual([]);
    },
  );

  it('once it has warned, goes on only where the reader says so', () => {
    const page = aPage(10);
    page.pass(560);
    page.touch('pointermove');
    page.pass(1);
    expect(page.said.at(-1)).toBe(39);
    page.stay();
    page.pass(539);
    expect(page.said.at(-1)).toBe('stay');
    page.pass(61);
    expect(page.said.at(-1)).toBe('end');
  });

  it.each(['visibilitychange', 'pageshow', 'focus', 'keydown'])(
    'that sleeps through its time ends as it wakes, at %s, and the touch comes too late',
    (event) => {
      const page = aPage(10);
      page.pass(10);
      page.sleep(3600);
      page.touch(event);
      expect(page.said).toEqual(['end']);
    },
  );

  it('of one minute warns for half of it', () => {
    const page = aPage(1);
    page.pass(29);
    expect(page.said).toEqual([]);
    page.pass(1);
    expect(page.said).toEqual([30]);
  });
});
