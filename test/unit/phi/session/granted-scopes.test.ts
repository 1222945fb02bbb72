import { expect, it } from 'vitest';
import { isDropped, mayRead } from '#phi/session/granted-scopes.ts';

it.each([
  'user/Appointment.read',
  'user/Appointment.*',
  'user/*.read',
  'user/*.*',
  'user/Appointment.rs',
  'user/Appointment.r',
  'user/Appointment.s',
  'user/Appointment.cruds',
  'user/*.cruds',
  'user/Appointment.rs?status=booked',
])('%s lets a schedule be read', (scope) => {
  expect(mayRead(['openid', scope], 'Appointment')).toBe(true);
});

it.each([
  'user/Appointment.write',
  'user/Appointment.cud',
  'user/Appointment.',
  'user/AppointmentResponse.rs',
  'user/Patient.rs',
  'patient/Appointment.rs',
  'system/*.rs',
  'Appointment.rs',
  'xuser/Appointment.rs',
  '',
])('%j does not', (scope) => {
  expect(mayRead(['openid', scope], 'Appointment')).toBe(false);
});

it.each([
  ['asked for and granted', ['user/Observation.rs'], ['user/Observation.rs'], false],
  [
    'asked for in SMART 1 and granted in SMART 2',
    ['user/Observation.read'],
    ['user/Observation.rs'],
    false,
  ],
  [
    'asked for and granted narrower',
    ['user/Observation.rs'],
    ['user/Observation.rs?category=laboratory'],
    false,
  ],
  ['asked for and dropped', ['user/Observation.rs'], ['openid', 'user/Condition.rs'], true],
  ['never asked for', ['user/Condition.rs'], ['user/Condition.rs'], false],
])('what was %s: whether it counts as dropped', (_, asked, granted, expected) => {
  expect(isDropped('Observation', { asked, granted })).toBe(expected);
});
