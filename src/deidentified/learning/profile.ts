import type { TopicId } from '#boundary/topic.ts';
import type { Region } from '#deidentified/catalog/pack.ts';

/** Who is reading: three taps, skippable, changeable. Null where not said. */
export interface Profile {
  readonly specialty: Specialty | null;
  readonly stage: Stage | null;
  readonly country: Country | null;
  /** At most three. */
  readonly goals: readonly TopicId[];
}

export const NO_PROFILE: Profile = { specialty: null, stage: null, country: null, goals: [] };

/** Codes as the topic CodeSystem uses them, and what to call them. */
export const SPECIALTIES = {
  FM: 'Family medicine',
  IM: 'Internal medicine',
  PED: 'Pediatrics',
  HM: 'Hospital medicine',
  EM: 'Emergency medicine',
  OBG: 'Obstetrics and gynecology',
  GERI: 'Geriatrics',
  CARD: 'Cardiology',
  ENDO: 'Endocrinology',
  GI: 'Gastroenterology',
  NEPH: 'Nephrology',
  PULM: 'Pulmonology',
  RHEUM: 'Rheumatology',
  NEUR: 'Neurology',
  PSY: 'Psychiatry',
  ID: 'Infectious disease',
} as const;
type Specialty = keyof typeof SPECIALTIES;

export const STAGES = {
  student: 'Student',
  'resident-1': 'Resident, year 1',
  'resident-2': 'Resident, year 2',
  'resident-3': 'Resident, year 3 or later',
  attending: 'Attending',
} as const;
type Stage = keyof typeof STAGES;

/** The country decides whose guidance comes first. */
export const COUNTRIES = {
  US: { name: 'United States', region: 'US' },
  CA: { name: 'Canada', region: 'CA' },
  GB: { name: 'United Kingdom', region: 'UK' },
  AU: { name: 'Australia', region: 'AU' },
  EU: { name: 'European Union', region: 'EU' },
  other: { name: 'Elsewhere', region: 'international' },
} as const satisfies Record<string, { name: string; region: Region }>;
type Country = keyof typeof COUNTRIES;
