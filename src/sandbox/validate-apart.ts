import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isResource } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { invalidIn } from './validate.ts';

/** As `invalidIn`, in a thread of its own, so that building the app need not wait for it. */
export function invalidApart(resources: readonly Resource[]): Promise<readonly string[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: resources });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null) {
  const handed: unknown = workerData;
  const resources = Array.isArray(handed) ? handed : [];
  parentPort.postMessage(invalidIn(resources.filter((each: unknown) => isResource(each))));
}
