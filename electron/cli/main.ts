import { randomUUID } from 'node:crypto';
import { runCli } from './cli.ts';

// throughline COMMAND ...: works on archives, without the app and without a network.
try {
  const { code, out, error } = await runCli(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date().toISOString(),
    newUuid: randomUUID,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  if (out !== '') process.stdout.write(`${out}\n`);
  if (error !== '') process.stderr.write(`${error}\n`);
  process.exitCode = code;
} catch (cause) {
  process.stderr.write(`throughline: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 2;
}
