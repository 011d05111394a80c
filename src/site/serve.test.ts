import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { takeFreePort, takePort, type Door } from './serve.ts';

const doors: Door[] = [];
const servers: Server[] = [];
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
  for (const server of servers.splice(0)) server.close();
});

async function occupy(port: number, host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((ready) => server.listen(port, host, ready));
  return (server.address() as AddressInfo).port;
}

it('takes the next free port when the usual one is taken, and says so', async () => {
  const said: string[] = [];
  const first = await takeFreePort(null, (line) => said.push(line));
  doors.push(first);
  const before = said.length;
  const second = await takeFreePort(null, (line) => said.push(line));
  doors.push(second);
  expect(second.port).toBeGreaterThan(first.port);
  expect(said.slice(before)).toEqual([expect.stringContaining(`改用 ${second.port}。`)]);
});

it('gives no other port than the one that was asked for', async () => {
  const port = await occupy(0, '127.0.0.1');
  await expect(takeFreePort(port, () => undefined)).rejects.toThrow(`端口 ${port} 用不了`);
  await expect(takePort(port)).rejects.toThrow(`PUFA_PORT=${port + 1}`);
});

it('asks who comes before the site is built to wait', async () => {
  const door = await takePort(0);
  doors.push(door);
  const answer = await fetch(`http://127.0.0.1:${door.port}/zh/`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('正在构建');
});
