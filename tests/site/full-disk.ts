/**
 * Loaded before a program (`node --import`): the disk is full below the folder `FULL_DISK`, once it holds the first
 * files. Works for everybody, where a small disk of one's own would need root.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const folder = process.env['FULL_DISK'] ?? '';
const FILES_WITH_ROOM = Number(process.env['FULL_DISK_FILES'] ?? 3);
let written = 0;

/** @throws Error as the system makes it. */
function refuseWhenFull(path: unknown): void {
  if (typeof path !== 'string' || !path.startsWith(folder)) return;
  written += 1;
  if (written <= FILES_WITH_ROOM) return;
  throw Object.assign(new Error(`ENOSPC: no space left on device, open '${path}'`), {
    errno: -28,
    code: 'ENOSPC',
    syscall: 'open',
    path,
  });
}

const { writeFileSync } = fs;
fs.writeFileSync = (...args) => {
  refuseWhenFull(args[0]);
  return writeFileSync(...args);
};
const { writeFile } = fs.promises;
fs.promises.writeFile = async (...args) => {
  refuseWhenFull(args[0]);
  return writeFile(...args);
};
syncBuiltinESMExports();
