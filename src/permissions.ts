/**
 * `Permissions-Policy`: every feature that Chromium 153 knows, refused, but for the local network, where a sandbox EHR is, and for
 * passkeys where a zone offers them.
 */
export function permissionsPolicy(offers: Offer): string {
  return FEATURES.map((feature) =>
    offers === 'passkeys' && PASSKEYS.has(feature) ? `${feature}=(self)` : `${feature}=()`,
  ).join(', ');
}

export type Offer = 'nothing' | 'passkeys';

/** To make one and to use one. In a frame of another site the EHR has to allow both besides. */
const PASSKEYS: ReadonlySet<string> = new Set([
  'publickey-credentials-create',
  'publickey-credentials-get',
]);

const FEATURES: readonly string[] = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'cross-origin-isolated',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];
