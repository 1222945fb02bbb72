import type { StrategyName } from '#boundary/schedule-strategy.ts';
import { PANEL_PLANS } from '../read-panel.ts';
import type { SearchPlan } from '../search.ts';
import { GROUP_SOURCE, LIST_SOURCE, panelSource, type PatientSource } from './patient-sources.ts';
import {
  type AskedOfClinicians,
  type AskedOfPatient,
  CLINIC_VISITS_OF_PATIENT,
  ENCOUNTERS_PLAN,
  SCHEDULE_PLAN,
  SURGERY_OF_PATIENT,
  VISITS_OF_PATIENT,
} from './plans.ts';

/** A parameter that `/metadata` must not leave out, as `Type?parameter`. */
type Declared = `${string}?${string}`;

/** Asks for the visits of clinicians at once. */
export interface ByClinician {
  readonly by: 'clinician';
  readonly plan: SearchPlan<AskedOfClinicians>;
  /** What an answer without visits to come can show: `proven` where the search was declared and echoed; `never` where the EHR may hold them elsewhere. */
  readonly empty: 'proven' | 'never';
}

/** Asks for patients first, then for the visits of each. Finding none says nothing of a schedule. */
export interface ByPatients {
  readonly by: 'patients';
  readonly source: PatientSource;
  readonly plan: SearchPlan<AskedOfPatient>;
}

/** Takes the patient whom the launch names: nothing is asked. */
interface ByLaunch {
  readonly by: 'launch';
}

/** Reads nothing: the page offers it. */
interface ByReader {
  readonly by: 'reader';
}

/** One way to learn who is coming, as plain values. */
export interface ScheduleStrategy {
  readonly name: StrategyName;
  /** `adds`: its visits stand beside those of the strategy that was used. */
  readonly part: 'whole' | 'adds' | 'offer';
  readonly how: ByClinician | ByPatients | ByLaunch | ByReader;
  readonly declared: readonly Declared[];
  /** How it proves itself, as the documents say it. */
  readonly proof: string;
}

const ONE_BY_ONE =
  'Each visit names the patient and the clinician. Without one the ladder goes on: it says nothing of the whole schedule.';

/** Every strategy. What each must be granted stands in `STRATEGY_NEEDS`. */
export const STRATEGIES: Readonly<Record<StrategyName, ScheduleStrategy>> = {
  'appointments-by-practitioner': {
    name: 'appointments-by-practitioner',
    part: 'whole',
    how: { by: 'clinician', plan: SCHEDULE_PLAN, empty: 'proven' },
    declared: ['Appointment?practitioner'],
    proof:
      'The clinician takes part in a visit; an empty answer counts only where `/metadata` declares the parameter and the self link repeats it.',
  },
  'encounters-by-practitioner': {
    name: 'encounters-by-practitioner',
    part: 'whole',
    how: { by: 'clinician', plan: ENCOUNTERS_PLAN, empty: 'never' },
    declared: ['Encounter?practitioner'],
    proof:
      'The clinician takes part in a visit that is still to come; an empty answer never counts, as visits to come may not be held as encounters.',
  },
  'patient-lists': {
    name: 'patient-lists',
    part: 'whole',
    how: { by: 'patients', source: LIST_SOURCE, plan: CLINIC_VISITS_OF_PATIENT },
    declared: ['List?identifier', 'Appointment?patient'],
    proof: `The list bears the identifier that was asked for. ${ONE_BY_ONE}`,
  },
  'surgical-cases': {
    name: 'surgical-cases',
    part: 'adds',
    how: { by: 'patients', source: LIST_SOURCE, plan: SURGERY_OF_PATIENT },
    declared: ['List?identifier', 'Appointment?patient', 'Appointment?service-category'],
    proof: `The list bears the identifier that was asked for. ${ONE_BY_ONE}`,
  },
  group: {
    name: 'group',
    part: 'whole',
    how: { by: 'patients', source: GROUP_SOURCE, plan: VISITS_OF_PATIENT },
    declared: ['Group?type', 'Appointment?patient'],
    proof: `The clinician manages the group. ${ONE_BY_ONE}`,
  },
  'care-team': {
    name: 'care-team',
    part: 'whole',
    how: {
      by: 'patients',
      source: panelSource(PANEL_PLANS['care-team']),
      plan: VISITS_OF_PATIENT,
    },
    declared: ['CareTeam?participant', 'Appointment?patient'],
    proof: `The care team names the clinician. ${ONE_BY_ONE}`,
  },
  'general-practitioner': {
    name: 'general-practitioner',
    part: 'whole',
    how: {
      by: 'patients',
      source: panelSource(PANEL_PLANS['general-practitioner']),
      plan: VISITS_OF_PATIENT,
    },
    declared: ['Patient?general-practitioner', 'Appointment?patient'],
    proof: `The patient names the clinician. ${ONE_BY_ONE}`,
  },
  'launch-patient': {
    name: 'launch-patient',
    part: 'whole',
    how: { by: 'launch' },
    declared: [],
    proof:
      'The launch names the patient. Opened from a chart it is the only way, and no other patient is read; opened from elsewhere it is none.',
  },
  'calendar-file': {
    name: 'calendar-file',
    part: 'offer',
    how: { by: 'reader' },
    declared: [],
    proof: 'Nothing is asked of the EHR: the clinician opens the file.',
  },
  'own-choice': {
    name: 'own-choice',
    part: 'offer',
    how: { by: 'reader' },
    declared: [],
    proof: 'Nothing is asked of the EHR: the clinician chooses.',
  },
};
