/** Runs in the page of `confirm-page.ts`, which puts it in as it stands: it can import types only. */
import type { Span } from '../../lib/speech/find.ts';
import type { Draft, DraftRow } from '../../lib/speech/draft.ts';

/** How far a press moves an edge. */
const NUDGE_MS = 200;
/** Shorter than this nothing is said. */
const LEAST_MS = 100;
/** Silence kept before and after speech when an edge moves by a whole sentence. */
const MARGIN_MS = 80;

type Cut = { startMs: number; endMs: number } | null;
type Edge = 'startMs' | 'endMs';

const draft = JSON.parse(textOf('draft')) as Draft;
const cuts: Cut[] = draft.rows.map(({ span }) => (span === null ? null : { ...span }));
const audio = new Audio(URL.createObjectURL(new Blob([bytesOf(textOf('preview'))], { type: 'audio/mpeg' })));
const list = document.querySelector('.rows') as HTMLOListElement;
const status = document.querySelector('[role="status"]') as HTMLElement;
let stopAtMs = 0;
let isChanged = false;

(document.querySelector('.about') as HTMLElement).textContent =
  `《${draft.title}》 · ${draft.name} · ${seconds(draft.lengthMs)} 秒`;
draw();

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button === null) return;
  const { do: action = '', row = '', from = '', to = '' } = button.dataset;
  if (action === 'save') return save();
  if (action === 'play') return play({ startMs: Number(from), endMs: Number(to) });
  change(action, Number(row));
  isChanged = true;
  draw();
  // The button was drawn anew: who works with the keyboard stays where they were.
  const again = list.querySelector(`[data-do="${action}"][data-row="${row}"]:enabled`);
  const near = list.querySelector(`[data-row="${row}"]:enabled`);
  ((again ?? near ?? list.querySelector('button')) as HTMLElement | null)?.focus();
});

audio.addEventListener('timeupdate', stopInTime);
window.addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});

function change(action: string, row: number): void {
  const cut = cuts[row] ?? null;
  if (action === 'unread') cuts[row] = null;
  if (action === 'fill') cuts[row] = room(row);
  if (cut === null) return;
  const before = previous(row);
  if (action === 'merge' && before >= 0) {
    (cuts[before] as Span & { endMs: number }).endMs = cut.endMs;
    cuts[row] = null;
  }
  const move = /^(startMs|endMs)(-|\+)(step|sentence)$/.exec(action);
  if (move === null) return;
  const edge = move[1] as Edge;
  const direction = move[2] === '-' ? -1 : 1;
  if (move[3] === 'step') nudge(row, edge, direction * NUDGE_MS);
  else moveBySentence(row, edge, direction);
}

/** Moves an edge within what is free. */
function nudge(row: number, edge: Edge, byMs: number): void {
  const cut = cuts[row];
  if (!cut) return;
  const [low, high] =
    edge === 'startMs' ? [endBefore(row), cut.endMs - LEAST_MS] : [cut.startMs + LEAST_MS, startAfter(row)];
  cut[edge] = Math.min(high, Math.max(low, cut[edge] + byMs));
}

/** Moves an edge over one sentence; what the neighbour had of it, the neighbour loses. */
function moveBySentence(row: number, edge: Edge, direction: -1 | 1): void {
  const cut = cuts[row];
  if (!cut) return;
  const inside = piecesIn(cut.startMs, cut.endMs);
  const { pieces } = draft;
  const [first, last] = [inside[0] ?? pieces.length, inside[inside.length - 1] ?? -1];
  const grows = (edge === 'startMs') === direction < 0;
  const moved = pieces[edge === 'startMs' ? first + (grows ? -1 : 0) : last + (grows ? 1 : 0)];
  if (moved === undefined || (!grows && inside.length < 2)) return;
  const neighbour = cuts[edge === 'startMs' ? previous(row) : next(row)];
  const outer = edge === 'startMs' ? moved.startMs - MARGIN_MS : moved.endMs + MARGIN_MS;
  const inner = edge === 'startMs' ? moved.endMs + MARGIN_MS : moved.startMs - MARGIN_MS;
  if (grows && neighbour) {
    const left = edge === 'startMs' ? outer - neighbour.startMs : neighbour.endMs - outer;
    if (left < LEAST_MS) return;
    if (edge === 'startMs') neighbour.endMs = Math.min(neighbour.endMs, outer);
    else neighbour.startMs = Math.max(neighbour.startMs, outer);
  }
  const [low, high] =
    edge === 'startMs' ? [endBefore(row), cut.endMs - LEAST_MS] : [cut.startMs + LEAST_MS, startAfter(row)];
  cut[edge] = Math.round(Math.min(high, Math.max(low, grows ? outer : inner)));
}

function piecesIn(startMs: number, endMs: number): number[] {
  return draft.pieces.flatMap((piece, index) => {
    const middle = (piece.startMs + piece.endMs) / 2;
    return middle > startMs && middle < endMs ? [index] : [];
  });
}

function previous(row: number): number {
  for (let index = row - 1; index >= 0; index -= 1) if (cuts[index]) return index;
  return -1;
}

function next(row: number): number {
  for (let index = row + 1; index < cuts.length; index += 1) if (cuts[index]) return index;
  return -1;
}

function endBefore(row: number): number {
  return cuts[previous(row)]?.endMs ?? 0;
}

function startAfter(row: number): number {
  return cuts[next(row)]?.startMs ?? draft.lengthMs;
}

/** Returns the speech that nobody has between the neighbours of a row. */
function room(row: number): Cut {
  return unused(endBefore(row), startAfter(row));
}

function unused(fromMs: number, toMs: number): Cut {
  const inside = piecesIn(fromMs, toMs);
  const [first, last] = [draft.pieces[inside[0] ?? -1], draft.pieces[inside[inside.length - 1] ?? -1]];
  if (first === undefined || last === undefined) return null;
  return {
    startMs: Math.max(fromMs, Math.round(first.startMs - MARGIN_MS)),
    endMs: Math.min(toMs, Math.round(last.endMs + MARGIN_MS)),
  };
}

function draw(): void {
  list.textContent = '';
  draft.rows.forEach((row, index) => {
    const cut = cuts[index] ?? null;
    if (cut !== null) drawUnused(unused(endBefore(index), cut.startMs));
    list.append(drawRow(row, index, cut));
  });
  drawUnused(unused(endBefore(cuts.length), draft.lengthMs));
}

function drawRow({ words }: DraftRow, index: number, cut: Cut): HTMLElement {
  const item = element('li', cut === null ? 'row row--unread' : 'row');
  const text = element('p', 'words', words);
  text.lang = draft.tag;
  item.append(text);
  const row = String(index);
  if (cut === null) {
    const tools = element('div', 'tools');
    const space = room(index);
    tools.append(element('span', 'times', '没有念。'));
    if (space !== null) tools.append(player(space, '听空着的'), button('fill', '放在这里', row));
    item.append(tools);
    return item;
  }
  const first = element('div', 'tools');
  first.append(
    player(cut, '听'),
    player({ startMs: cut.startMs, endMs: Math.min(cut.endMs, cut.startMs + 2000) }, '听开头'),
  );
  first.append(player({ startMs: Math.max(cut.startMs, cut.endMs - 2000), endMs: cut.endMs }, '听结尾'));
  first.append(element('span', 'times', `${seconds(cut.startMs)} – ${seconds(cut.endMs)} 秒`));
  item.append(first, edgeTools('开头', 'startMs', row), edgeTools('结尾', 'endMs', row));
  const last = element('div', 'tools');
  last.append(button('merge', '并到上一段', row, previous(index) < 0), button('unread', '没有念', row));
  item.append(last);
  return item;
}

function edgeTools(label: string, edge: Edge, row: string): HTMLElement {
  const tools = element('div', 'tools');
  tools.append(element('span', 'label', label));
  tools.append(button(`${edge}-step`, '早 0.2 秒', row), button(`${edge}+step`, '晚 0.2 秒', row));
  tools.append(button(`${edge}-sentence`, '早一句', row), button(`${edge}+sentence`, '晚一句', row));
  return tools;
}

function drawUnused(space: Cut): void {
  if (space === null) return;
  const item = element('li', 'unused');
  item.append(
    element('span', 'times', `没有用上：${seconds(space.startMs)} – ${seconds(space.endMs)} 秒 `),
    player(space, '听'),
  );
  list.append(item);
}

function player({ startMs, endMs }: Span, label: string): HTMLButtonElement {
  const made = button('play', label, '');
  made.dataset['from'] = String(startMs);
  made.dataset['to'] = String(endMs);
  return made;
}

function button(action: string, label: string, row: string, disabled = false): HTMLButtonElement {
  const made = element('button', '', label);
  made.type = 'button';
  made.dataset['do'] = action;
  made.dataset['row'] = row;
  made.disabled = disabled;
  return made;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function play({ startMs, endMs }: Span): void {
  stopAtMs = endMs;
  audio.currentTime = startMs / 1000;
  audio.play().then(watch, () => {
    status.textContent = '没有响，请再点一下。';
  });
}

function watch(): void {
  stopInTime();
  // `timeupdate` comes four times a second: too late by half a word.
  if (!audio.paused) requestAnimationFrame(watch);
}

function stopInTime(): void {
  if (audio.currentTime * 1000 >= stopAtMs) audio.pause();
}

function save(): void {
  const kept = draft.rows.flatMap(({ block, source, text }, index) => {
    const cut = cuts[index];
    return cut ? [{ block, source, ...(text === undefined ? {} : { text }), ...cut }] : [];
  });
  const { article, lang, sound } = draft;
  const file = { format: 'muyu-pufa/cuts', version: 1, article, lang, sound, cuts: kept };
  const link = element('a', '');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  link.download = 'cuts.json';
  link.click();
  isChanged = false;
  status.textContent = `存下了 ${kept.length} 段。请把 cuts.json 交给编辑。`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
