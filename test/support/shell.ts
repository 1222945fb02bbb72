import type { BrowserContext, Frame, Page } from 'playwright-core';

/** A window of an EHR with one or more frames in it, and what it lets them do. */
interface Shell {
  /** A page of the EHR, whose contents are taken away. */
  readonly address: string;
  /** Where the frames are sent, each in its own. */
  readonly launches: readonly string[];
  /** `sandbox` of each frame; none where null. */
  readonly flags: string | null;
  /** How wide each frame is, in CSS pixels. */
  readonly width?: number;
}

/** What athenahealth documents that it sets on the frame of an embedded app: no navigation of the window around it. */
export const ATHENA_FLAGS =
  'allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads';

/** As little as the app can live with: no windows, no files, no navigation of the window around it. */
export const LEAST_FLAGS = 'allow-forms allow-same-origin allow-scripts';

/** Opens the shell in a window of this context and gives back its frames, in order. */
export async function openShell(
  context: BrowserContext,
  { address, launches, flags, width = 420 }: Shell,
): Promise<{ readonly page: Page; readonly frames: readonly Frame[] }> {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(
    ({ launches, flags, width }) => {
      const frames = launches.map((launch) => {
        const frame = document.createElement('iframe');
        if (flags !== null) frame.setAttribute('sandbox', flags);
        frame.width = String(width);
        frame.height = '800';
        frame.src = launch;
        return frame;
      });
      document.body.replaceChildren(...frames);
    },
    { launches, flags, width },
  );
  const elements = await page.locator('iframe').elementHandles();
  const shown = await Promise.all(elements.map((element) => element.contentFrame()));
  return { page, frames: shown.filter((frame) => frame !== null) };
}
