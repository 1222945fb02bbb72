import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this process runs in a network of its own, where it may be the name server and every host. */
export const IS_APART = process.env['FOREWORD_PROVE_APART'] === 'yes';

/**
 * Runs this very command again in a network namespace that holds nothing but this machine, and gives its exit code; undefined where the
 * system does not allow one. There the name server is ours, so no packet can go unseen.
 */
export function runApart(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const names = join(mkdtempSync(join(tmpdir(), 'foreword-names-')), 'resolv.conf');
  writeFileSync(names, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  const enter = [...NETWORK, `mount --bind ${names} /etc/resolv.conf`].join(' && ');
  const apart = (command: string) => ['--net', '--mount', 'sh', '-c', command];
  if (spawnSync('unshare', apart(enter), { stdio: 'ignore' }).status !== 0) return undefined;
  const { status } = spawnSync(
    'unshare',
    [...apart(`${enter} && exec "$0" "$@"`), process.execPath, ...process.argv.slice(1)],
    { stdio: 'inherit', env: { ...process.env, FOREWORD_PROVE_APART: 'yes' } },
  );
  return status ?? 1;
}

/** A machine with an address besides its own, as WebRTC wants, on which every address of the benchmark range (RFC 2544) is this machine. */
const NETWORK = [
  'ip link set lo up',
  'ip link add out0 type veth peer name out1',
  'ip addr add 198.19.0.1/16 dev out0',
  'ip link set out0 up',
  'ip link set out1 up',
  'ip route add local 198.18.0.0/16 dev lo',
  'ip route add default dev out0',
] as const;
