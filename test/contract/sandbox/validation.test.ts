import { describe, expect, it } from 'vitest';
import { isResource } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { invalidIn } from '#sandbox/validate.ts';
import { smallClinic } from './small-clinic.ts';

function parsed(text: string): Resource {
  const value: unknown = JSON.parse(text);
  if (!isResource(value)) throw new TypeError('not a resource');
  return value;
}

describe('validation before the sandbox EHR serves a resource', () => {
  it('finds nothing to refuse in the small clinic', () => {
    expect(invalidIn(smallClinic().resources)).toEqual([]);
  });

  it.each([
    ['a visit without participants', '{"resourceType":"Appointment","id":"a","status":"booked"}'],
    ['a member R4 does not have', '{"resourceType":"Patient","id":"a","colour":"red"}'],
    ['text where a list belongs', '{"resourceType":"Patient","id":"a","name":"Ada"}'],
  ])('names %s', (_, text) => {
    const resource = parsed(text);
    expect(invalidIn([resource])).toEqual([`${resource.resourceType}/a`]);
  });
});
