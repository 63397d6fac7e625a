// What a process takes of the machine, out of /proc.
import { readFileSync } from 'node:fs';

/** Of a second (CLK_TCK is 100 on every Linux). */
const TICK = 0.01;

/** Of a process and its threads since its start. @param {number} pid */
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const [user, system] = fields.slice(11, 13).map(Number);
  return (user + system) * TICK;
}

/** Resident, of a process; with 'HWM' the most that it ever was. @param {number} pid @param {'RSS' | 'HWM'} [which] */
export function memoryMb(pid, which = 'RSS') {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kb] = new RegExp(`^Vm${which}:\\s*(\\d+) kB$`, 'm').exec(status) ?? [];
  return Number(kb) / 1024;
}
