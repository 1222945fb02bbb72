import { clinicDays } from './clinic-day.ts';
import { makeClinician } from './clinician.ts';
import type { World } from './world.ts';

const CLINICIANS = 8;
const STEPS = 9;

/** The intercept at which a visit raises as many questions as the world says, to about a hundredth. */
export function calibrate(world: World, seed: number): number {
  let [low, high] = [-7, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (questionsPerVisit(world, seed, middle) < world.parameters.questions.perVisit) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function questionsPerVisit(world: World, seed: number, intercept: number): number {
  const short = { ...world, parameters: { ...world.parameters, lookBackDays: 25, clinicDays: 0 } };
  let [visits, questions] = [0, 0];
  for (let number = 0; number < CLINICIANS; number += 1) {
    const clinician = makeClinician(short, seed, 900 + number);
    for (const day of clinicDays(short, clinician, intercept).slice(10)) {
      visits += day.visits.length;
      questions += day.questions.length;
    }
  }
  return questions / visits;
}
