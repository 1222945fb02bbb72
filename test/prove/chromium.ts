import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContext, chromium } from 'playwright-core';

/** A Chromium with a profile on the disk and a log of everything it does on the network. */
export interface Chromium extends BareChromium {
  readonly context: BrowserContext;
}

/** The same with nobody at the wheel. */
export interface BareChromium {
  readonly profile: string;
  readonly netLog: string;
  /** Process that all others of this browser descend from. */
  readonly pid: number;
  /** Where it can be driven from. */
  readonly port: number;
  /** Ends it as its reader would, and waits until it is gone. */
  readonly close: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Removes profile and log. */
  readonly forget: () => void;
}

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Nothing of Playwright's own list: it turns storage partitioning and background networking off, and its request events miss
 * WebRTC, preconnect and others. Sandboxing of processes is off because the proofs may run as root.
 */
const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-popup-blocking', // the attacker’s windows open
  '--password-store=basic',
  '--remote-debugging-port=0',
  '--window-size=1200,900',
];

/** What keeps the browser from calling its maker, where a log should hold the app’s traffic only. */
export const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Within the profile: where its files of the reader’s own go. */
export const DOWNLOADS = 'Downloads';

/** Starts it with Playwright at the wheel. */
export async function startChromium(more: readonly string[] = []): Promise<Chromium> {
  const bare = await startBareChromium(more);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(bare.port)}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no window');
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: join(bare.profile, DOWNLOADS),
  });
  return { ...bare, context };
}

/** Starts it with a new profile. */
export async function startBareChromium(more: readonly string[] = []): Promise<BareChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'foreword-profile-'));
  const netLog = `${profile}.netlog.json`;
  const path = SYSTEM.find((each) => existsSync(each)) ?? (await sparticuz.executablePath());
  const started = spawn(
    path,
    [
      ...ARGUMENTS,
      `--user-data-dir=${profile}`,
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=IncludeSensitive',
      ...more,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => {
    started.once('exit', () => {
      resolve();
    });
  });
  const driven = await addressOf(started);
  const { pid } = started;
  if (pid === undefined) throw new Error('the browser has no process');
  return {
    pid,
    port: Number(new URL(driven).port),
    profile,
    netLog,
    close: async () => {
      await sayOnce(driven, 'Browser.close');
      await gone;
    },
    kill: async () => {
      process.kill(-pid, 'SIGKILL');
      await gone;
    },
    forget: () => {
      rmSync(profile, { recursive: true, force: true });
      rmSync(netLog, { force: true });
    },
  };
}

async function sayOnce(address: string, method: string): Promise<void> {
  const socket = new WebSocket(address);
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve);
  });
  socket.send(JSON.stringify({ id: 1, method }));
}

/** The browser says on its error output where it can be driven from. */
async function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    started.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    started.once('exit', () => {
      reject(new Error(`the browser did not start: ${said}`));
    });
  });
}
