import type { TenantVendor } from '#boundary/tenant.ts';
import { countWords, ENTRY, type EndTexts, NOT_ASKED, VENDOR_TEXT } from './ehr-words.ts';

/* What only the tenant's entry says. */

const NOT_PUBLISHED = {
  found: 'The vendor publishes none.',
  means: 'Nothing has to be done.',
} as const;

/** What the vendor itself says of its limit by the minute. */
const PUBLISHED: Partial<Readonly<Record<TenantVendor, string>>> = {
  ecw: '{ "requests": 250, "counts": "all", "aligned": true }',
};

const publishedOf = (vendor: TenantVendor): string =>
  PUBLISHED[vendor] ?? 'what the vendor publishes';

export const PER_MINUTE: EndTexts<'per-minute'> = {
  right: { found: 'limits.perMinute keeps to what the vendor publishes.' },
  'not-set': {
    found: 'limits.perMinute is not set, and the vendor publishes a limit.',
    means: 'A full clinic is refused in the middle of reading (429), for everyone who shares it.',
    fix: ({ tenant }) =>
      `Set limits.perMinute in ${ENTRY} to ${publishedOf(tenant.vendor)}, as ${VENDOR_TEXT[tenant.vendor]} publishes.`,
  },
  'above-vendor': {
    found: 'limits.perMinute allows more than the vendor publishes.',
    means: 'A full clinic is refused in the middle of reading (429), for everyone who shares it.',
    fix: ({ tenant }) =>
      `Lower limits.perMinute.requests in ${ENTRY}: ${publishedOf(tenant.vendor)}, as ${VENDOR_TEXT[tenant.vendor]} publishes.`,
  },
  'other-limit': {
    found: 'limits.perMinute counts otherwise than the vendor.',
    means: 'A full clinic may be refused at the turn of a minute (429).',
    fix: ({ tenant }) =>
      `Set counts and aligned of limits.perMinute in ${ENTRY} as ${VENDOR_TEXT[tenant.vendor]} counts: ${publishedOf(tenant.vendor)}.`,
  },
  'not-published': NOT_PUBLISHED,
};

export const CONCURRENCY: EndTexts<'concurrency'> = {
  right: { found: 'limits.concurrency is moderate.' },
  'above-vendor': {
    found: ({ count }) =>
      `limits.concurrency lets ${countWords(count, 'request')} be under way at once.`,
    means: 'A few clinicians who open Foreword together may slow the EHR’s API for others.',
    fix: `Lower limits.concurrency in ${ENTRY}; 4 is what Foreword is measured with.`,
  },
};

export const BATCH_SIZE: EndTexts<'batch-size'> = {
  right: { found: 'limits.batchSize is moderate.' },
  'above-vendor': {
    found: ({ count }) =>
      `limits.batchSize puts ${countWords(count, 'search', 'searches')} into one batch.`,
    means: 'A batch that is refused is asked again search by search, which takes longer.',
    fix: `Lower limits.batchSize in ${ENTRY} to 20.`,
  },
  'not-offered': {
    found: '/metadata does not list batch.',
    means: 'Nothing has to be done: each search is sent by itself.',
  },
};

export const LISTS: EndTexts<'lists'> = {
  right: { found: 'A patient list is named.' },
  'not-named': {
    found: 'A way to the schedule reads patient lists, and lists names none.',
    fix: ({ tenant }) =>
      tenant.vendor === 'epic'
        ? `Name the list in lists of ${ENTRY} as urn:oid:OID|NUMBER: both are this customer’s own; an Epic analyst looks them up for a system list or a “My List”.`
        : `Name the list in lists of ${ENTRY}, as system|value of its identifier.`,
  },
  'not-needed': {
    found: 'No way to the schedule reads patient lists.',
    means: 'Nothing has to be done.',
  },
};

const ZONE_FIX = `Set timeZone in ${ENTRY} to the clinic’s own zone by its IANA name, such as America/Chicago.`;

export const TIME_ZONE: EndTexts<'time-zone'> = {
  right: { found: 'The clinic’s time zone is known, and visits are in the hours of a day there.' },
  unknown: {
    found: 'timeZone is no zone that this computer knows.',
    means: 'Nobody can be shown a brief: where a clinic’s day begins is not known.',
    fix: ZONE_FIX,
  },
  differs: {
    found: 'The schedule gives its times in another zone than timeZone.',
    means: 'A day may begin or end at the wrong hour, and a visit stand under the wrong day.',
    fix: ZONE_FIX,
  },
  'odd-hours': {
    found: 'By timeZone, visits are in the middle of the night.',
    means: 'A day may begin or end at the wrong hour, and a visit stand under the wrong day.',
    fix: ZONE_FIX,
  },
  'not-seen': {
    found: 'The zone is known; no visit was seen to compare it with.',
    means: 'Look again as a clinician who has visits.',
  },
  'not-asked': NOT_ASKED,
};

export const FRAME_ANCESTORS: EndTexts<'frame-ancestors'> = {
  right: { found: 'frameAncestors names who may frame the app.' },
  nobody: {
    found: 'frameAncestors is empty: nobody may frame the app.',
    means: 'In a window or tab of its own it works. In a frame of the EHR it stays blank.',
    fix: `If the EHR shows apps in a frame, name the origin of every page around it in frameAncestors of ${ENTRY}; build and deploy.`,
  },
};
