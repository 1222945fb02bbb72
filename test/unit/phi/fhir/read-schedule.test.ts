import fc from 'fast-check';
import { expect, it } from 'vitest';
import { climb, worlds } from './ladder-world.ts';

it('no visits are told only where a search by practitioner was declared and echoed', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { schedule } = await climb(world);
      if (!schedule.ok || schedule.value.value.length > 0) return;
      expect(schedule.value.basis.strategy).toBe('appointments-by-practitioner');
      expect(world).toMatchObject({ declared: true, echo: 'whole', appointments: 'nothing' });
    }),
  );
});

it('only visits that name the clinician are told, whatever a server sends', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { schedule, patients } = await climb(world);
      if (!schedule.ok) return;
      const people = schedule.value.value.flatMap(({ patient }) => patient ?? []);
      expect(people.map((patient) => patients.idOf(patient))).toEqual(people.map(() => 'p1'));
    }),
  );
});

it('what was not granted, or is not declared, is not asked for', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { asked } = await climb(world);
      if (!world.granted || world.declared === false) expect(asked).toEqual([]);
    }),
  );
});

it('each strategy is tried once at most, in the tenant’s order but for those that add, and says what it came to', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { schedule, tried } = await climb(world);
      const names = tried.map(({ strategy }) => strategy);
      const wholes = world.schedule.filter(
        (name) => name !== 'surgical-cases' && name !== 'own-choice',
      );
      expect(names.filter((name) => name !== 'surgical-cases')).toEqual(
        wholes.slice(0, names.filter((name) => name !== 'surgical-cases').length),
      );
      const used = tried.filter(({ end }) => end === 'used');
      if (schedule.ok) expect(used[0]?.strategy).toBe(schedule.value.basis.strategy);
      else expect(used).toEqual([]);
    }),
  );
});

it('a busy server and a session that is over stop the run where they are met', async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds,
      fc.constantFrom('server-busy', 'session-over'),
      async (world, code) => {
        const { schedule, asked } = await climb({
          ...world,
          appointments: code,
          encounters: code,
          patients: code,
        });
        expect(schedule.ok).toBe(false);
        if (!schedule.ok && asked.length > 0) expect(schedule.problem.code).toBe(code);
      },
    ),
  );
});

it('the clinic’s own choice is offered where the tenant names it, and never read', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { offer } = await climb(world);
      expect(offer).toBe(world.schedule.includes('own-choice') ? 'own-choice' : null);
    }),
  );
});

it('opened from a chart, that patient alone is told, and nothing is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { schedule, asked, patients, tried } = await climb(world, 'p3');
      expect(asked).toEqual([]);
      expect(tried.map(({ strategy }) => strategy)).toEqual(['launch-patient']);
      expect(schedule.ok).toBe(world.granted);
      if (!schedule.ok) return;
      expect(schedule.value.basis).toEqual({ strategy: 'launch-patient', whose: ['me'] });
      expect(schedule.value.value.map(({ patient }) => patients.idOf(patient ?? -1))).toEqual([
        'p3',
      ]);
    }),
  );
});
