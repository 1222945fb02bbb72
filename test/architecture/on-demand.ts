import type { IFlattenedRuleSet } from 'dependency-cruiser';

/** They are of the learner's own places, or of what searches there. */
const SEARCHES = [
  'deidentified/catalog/search-catalog.ts',
  'deidentified/ui/search-box.tsx',
  'deidentified/ui/search-results.tsx',
];

/** What the first paint waits for none of is imported only when it is wanted; `room` makes a pattern of a room's name. */
export function onDemand(
  room: (name: string) => string,
): NonNullable<IFlattenedRuleSet['forbidden']> {
  return [
    {
      name: 'what needs a database is loaded on demand: the first paint waits for none of it',
      severity: 'error',
      from: { path: '^src/', pathNot: room('deidentified/storage') },
      to: {
        path: [room('deidentified/record/storage-room.ts')],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'what needs a database is known through one file',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [room('deidentified/storage'), room('deidentified/record/storage-room.ts')],
      },
      to: {
        path: '^src/deidentified/storage/(tables|find-store|create-store|unlock-store|forget-store)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the schedule of reviews is loaded with the storage room: the first paint waits for none of it',
      severity: 'error',
      from: { path: '^src/', pathNot: room('deidentified/record/storage-room.ts') },
      to: {
        path: room('deidentified/learning/review-schedule.ts'),
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'what searches, and the words it knows, is loaded with the learner’s own places: the first paint waits for none of it',
      severity: 'error',
      from: { path: '^src/', pathNot: SEARCHES.map(room) },
      to: {
        path: [room('deidentified/catalog/search-catalog.ts'), room('boundary/topic-wordings.ts')],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'what IT is shown of an EHR is loaded on demand: no reader of a brief waits for it',
      severity: 'error',
      from: {
        path: ['^src/', '^launch/'],
        pathNot: [room('console'), '^src/deidentified/(readiness|ui)/ehr-'],
      },
      to: {
        path: '^src/deidentified/(readiness|ui)/ehr-',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the learner’s own places are loaded on demand',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: room('deidentified/ui/own-place.tsx'),
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
  ];
}
