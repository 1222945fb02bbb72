import { createSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';

/** Everything that arrived at the attacker, by the way it came. */
export interface Collector {
  /** Names asked for, names in the first bytes of TLS and HTTP, and addresses connected to. */
  readonly arrived: ReadonlyMap<string, ReadonlySet<string>>;
  readonly close: () => Promise<void>;
}

/** Plays the name server and every host of the attacker; needs a network of its own. Every name leads to this machine. */
export async function startCollector(): Promise<Collector> {
  const arrived = new Map<string, Set<string>>();
  const note = (what: string, way: string) => {
    const ways = arrived.get(what) ?? new Set<string>();
    arrived.set(what, ways.add(way));
  };
  const names = await listenUdp(53, (packet, answer) => {
    const name = nameAsked(packet);
    note(name, 'DNS');
    answer(addressAnswer(packet));
  });
  const datagrams = await Promise.all(
    [443, 3478].map((port) =>
      listenUdp(port, (_, __, at) => {
        note(at, 'UDP');
      }),
    ),
  );
  const streams = await Promise.all(
    [80, 443, 3478, 8080].map((port) =>
      listenTcp(port, (text, at) => {
        note(at, 'TCP');
        for (const [host] of text.matchAll(/[\w-]+\.attacker\.test/g)) {
          note(host, port === 443 ? 'TLS' : 'HTTP');
        }
      }),
    ),
  );
  return {
    arrived,
    close: async () => {
      for (const socket of [names, ...datagrams]) socket.close();
      await Promise.all(streams.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

type OnPacket = (packet: Buffer, answer: (packet: Buffer) => void, at: string) => void;

async function listenUdp(port: number, heard: OnPacket): Promise<ReturnType<typeof createSocket>> {
  const socket = createSocket('udp4');
  socket.on('message', (packet, from) => {
    heard(
      packet,
      (back) => {
        socket.send(back, from.port, from.address);
      },
      `udp:${String(port)}`,
    );
  });
  await new Promise<void>((resolve) => {
    socket.bind(port, '0.0.0.0', resolve);
  });
  return socket;
}

/** Reads the first bytes, in which a TLS client names its host in clear, and hangs up. */
async function listenTcp(port: number, heard: (text: string, at: string) => void): Promise<Server> {
  const server = createServer((socket: Socket) => {
    const at = socket.localAddress ?? '';
    heard('', at);
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      heard(bytes.toString('latin1'), at);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '0.0.0.0', resolve);
  });
  return server;
}

/** The name in the question of a DNS packet (RFC 1035 §4.1.2). */
function nameAsked(packet: Buffer): string {
  const labels: string[] = [];
  let at = 12;
  for (let size = packet[at] ?? 0; size > 0; size = packet[at] ?? 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + size));
    at += 1 + size;
  }
  return labels.join('.').toLowerCase();
}

const TYPE_A = 1;

/** The same packet as an answer: this machine for an address, nothing for whatever else is asked. */
function addressAnswer(packet: Buffer): Buffer {
  let end = 12;
  while ((packet[end] ?? 0) > 0) end += 1 + (packet[end] ?? 0);
  const question = packet.subarray(12, end + 5);
  const isAddress = packet.readUInt16BE(end + 1) === TYPE_A;
  const head = Buffer.from(packet.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(isAddress ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const address = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 198, 18, 255, 1]);
  return Buffer.concat([head, question, ...(isAddress ? [address] : [])]);
}
