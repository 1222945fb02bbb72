import { expect, it } from 'vitest';
import { mayRead } from '#phi/session/granted-scopes.ts';

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
