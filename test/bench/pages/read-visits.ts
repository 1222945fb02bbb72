/** What a page is told to read. */
export interface RivalJob {
  /** Without a slash at its end. */
  readonly base: string;
  readonly token: string;
  /** The search for the schedule, relative to the base. */
  readonly schedule: string;
  /** The searches of one chart, `PATIENT` standing for the id. */
  readonly chart: readonly string[];
  /** Searches under way at once. */
  readonly atOnce: number;
}

/** What it found. */
export interface RivalDay {
  readonly milliseconds: number;
  readonly visits: number;
  readonly resources: number;
}

/** Every resource of a search, all its pages. */
export type ReadAllPages = (relative: string) => Promise<readonly unknown[]>;

/**
 * The schedule, then visit after visit, resource after resource. With more than one at once the searches of all visits stand in one
 * queue: the best that the same requests allow.
 */
export async function readVisits(job: RivalJob, readAll: ReadAllPages): Promise<RivalDay> {
  const began = performance.now();
  const appointments = await readAll(job.schedule);
  const patients = [...new Set(appointments.flatMap(patientOf))];
  const searches = patients
    .flatMap((patient) => job.chart.map((search) => search.replace('PATIENT', patient)))
    .values();
  let resources = appointments.length;
  const readOn = async () => {
    for (const search of searches) {
      const found = await readAll(search);
      resources += found.length;
    }
  };
  await Promise.all(Array.from({ length: job.atOnce }, readOn));
  return { milliseconds: performance.now() - began, visits: appointments.length, resources };
}

function patientOf(appointment: unknown): readonly string[] {
  return [...JSON.stringify(appointment).matchAll(/"reference":"Patient\/([^"]+)"/g)].flatMap(
    ([, id]) => id ?? [],
  );
}

/** Lets the bench call the page. */
export function offer(readDay: (job: RivalJob) => Promise<RivalDay>): void {
  Object.assign(globalThis, { readDay });
}
