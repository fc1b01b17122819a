/** A mail server on a real port: enough of RFC 5321 to receive a message, and to fail at every step. */
import {createServer, type AddressInfo, type Socket} from 'node:net';

/** Fault of the next connection. With `after`, the server answers that command with `code`. */
export type SmtpFault = 'refuse' | 'hang' | 'drop-after-data' | {after: 'MAIL' | 'RCPT' | 'DATA' | '.' | 'AUTH'; code: number};

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header lines and body, as received. */
  data: string;
  user?: string;
}

export async function createMailServer({requiresAuth = false} = {}) {
  const received: ReceivedMail[] = [];
  const commands: string[] = [];
  const faults: SmtpFault[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    const fault = faults.shift();
    if (fault === 'refuse') return void socket.destroy();
    if (fault === 'hang') return;
    runSession(socket, fault);
  });

  function runSession(socket: Socket, fault: SmtpFault | undefined) {
    const reply = (line: string) => socket.write(line + '\r\n');
    const fails = (at: string) => typeof fault === 'object' && fault.after === at && (reply(`${fault.code} test fault`), true);
    let mail: ReceivedMail = {from: '', to: [], data: ''};
    let user: string | undefined;
    let inData = false;
    let buffer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      buffer += text;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (inData) handleDataLine(line);
        else handleCommand(line);
      }
    });

    function handleDataLine(line: string) {
      if (line !== '.') return void (mail.data += line.replace(/^\./, '') + '\r\n');
      inData = false;
      if (fails('.')) return;
      received.push({...mail, ...(user !== undefined && {user})});
      mail = {from: '', to: [], data: ''};
      if (fault === 'drop-after-data') socket.destroy();
      else reply('250 queued');
    }

    function handleCommand(line: string) {
      commands.push(line);
      const [command = ''] = line.toUpperCase().split(' ');
      if (fails(command)) return;
      if (command === 'EHLO') reply(requiresAuth ? '250-localhost\r\n250 AUTH PLAIN' : '250 localhost');
      else if (command === 'AUTH') {
        user = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString().split('\0').slice(1).join(':');
        reply('235 authenticated');
      } else if (command === 'MAIL') reply((mail.from = parseAddress(line)) && '250 ok');
      else if (command === 'RCPT') reply(mail.to.push(parseAddress(line)) ? '250 ok' : '');
      else if (command === 'DATA') reply((inData = true) && '354 send data');
      else if (command === 'QUIT') socket.end('221 bye\r\n');
      else reply('250 ok');
    }
    reply('220 localhost ESMTP');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    /** Every command line, in order. */
    commands,
    queueFaults: (...list: SmtpFault[]) => void faults.push(...list),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const parseAddress = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** The header lines of a message, unfolded. */
export const parseHeaders = ({data}: ReceivedMail) => data.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]/g, ' ').split('\r\n');
