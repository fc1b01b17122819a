/** Somebody's mail server on a real port: enough of RFC 5321 to take a letter, and to fail at every step of it. */
import {createServer, type AddressInfo, type Socket} from 'node:net';

/** What goes wrong with the next connection. A number with a command is what that command is answered. */
export type MailServerFault = 'refuses' | 'is-silent' | 'drops-after-data' | {after: 'MAIL' | 'RCPT' | 'DATA' | '.' | 'AUTH'; code: number};

export interface Taken {
  from: string;
  to: string[];
  /** Header lines and body, as they came over the wire. */
  data: string;
  user?: string;
}

export async function aMailServer({wantsUser = false} = {}) {
  const taken: Taken[] = [];
  const heard: string[] = [];
  const faults: MailServerFault[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    const fault = faults.shift();
    if (fault === 'refuses') return void socket.destroy();
    if (fault === 'is-silent') return;
    converse(socket, fault);
  });

  function converse(socket: Socket, fault: MailServerFault | undefined) {
    const say = (line: string) => socket.write(line + '\r\n');
    const fails = (at: string) => typeof fault === 'object' && fault.after === at && (say(`${fault.code} not today`), true);
    let letter: Taken = {from: '', to: [], data: ''};
    let user: string | undefined;
    let inData = false;
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      rest += text;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData) hearData(line);
        else hear(line);
      }
    });

    function hearData(line: string) {
      if (line !== '.') return void (letter.data += line.replace(/^\./, '') + '\r\n');
      inData = false;
      if (fails('.')) return;
      taken.push({...letter, ...(user !== undefined && {user})});
      letter = {from: '', to: [], data: ''};
      if (fault === 'drops-after-data') socket.destroy();
      else say('250 taken');
    }

    function hear(line: string) {
      heard.push(line);
      const [command = ''] = line.toUpperCase().split(' ');
      if (fails(command)) return;
      if (command === 'EHLO') say(wantsUser ? '250-here\r\n250 AUTH PLAIN' : '250 here');
      else if (command === 'AUTH') {
        user = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString().split('\0').slice(1).join(':');
        say('235 welcome');
      } else if (command === 'MAIL') say((letter.from = addressIn(line)) && '250 from');
      else if (command === 'RCPT') say(letter.to.push(addressIn(line)) ? '250 to' : '');
      else if (command === 'DATA') say((inData = true) && '354 go on');
      else if (command === 'QUIT') socket.end('221 bye\r\n');
      else say('250 well');
    }
    say('220 mail');
  }

  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    /** Every command that was said to it. */
    heard,
    next: (...list: MailServerFault[]) => void faults.push(...list),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** The header lines of a letter, unfolded. */
export const headersOf = ({data}: Taken) => data.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]/g, ' ').split('\r\n');
