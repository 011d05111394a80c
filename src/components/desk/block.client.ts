/** One block at a time: the Chinese, the boxes, what others said, and what somebody says of it (`DeskBlock.astro`). */
import type { TranslationLang } from '../../languages.ts';
import {
  changedSegments,
  faultOf,
  isPast,
  newWork,
  workId,
  type DeskBlock,
  type DeskBlocks,
  type DeskSegment,
  type DeskWork,
} from '../../lib/desk.ts';
import { parseEdit } from '../../lib/edit-form.ts';
import type { TranslationVerdict } from '../../lib/translation-hand-in.ts';
import { cleanTyped } from '../../lib/typed.ts';
import { say } from '../handing-in/said.client.ts';
import { showCandidates } from './candidates.client.ts';
import type { Works } from './works.client.ts';

/** Which language, with its `lang` and its own name. */
export interface DeskTongue {
  readonly lang: TranslationLang;
  readonly tag: string;
  readonly ownName: string;
}

const STATES = { machine: 'machine', draft: 'draft', reviewed: 'reviewed', missing: 'missing', statute: 'statute' };
const YOU = { good: 'you-good', changed: 'you-changed', unsure: 'you-unsure' } as const;

export class BlockView {
  readonly #root: HTMLElement;
  readonly #works: Works;
  readonly #said: () => void;
  #article: DeskBlocks | null = null;
  #block: DeskBlock | null = null;
  #tongue: DeskTongue | null = null;
  /** Second at which what is heard ends. */
  #until = 0;

  /** @param said - is called when somebody has said what they think of the block */
  constructor(root: HTMLElement, works: Works, said: () => void) {
    [this.#root, this.#works, this.#said] = [root, works, said];
    root.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.#typed(target);
    });
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLTextAreaElement && 'deskBox' in target.dataset) this.#bringKeyboard(target);
    });
    root.addEventListener('click', ({ target }) => {
      const does = target instanceof Element ? target.closest<HTMLElement>('[data-desk-do]')?.dataset['deskDo'] : '';
      if (does === 'good' || does === 'changed' || does === 'unsure') this.#say(does);
      else if (does === 'undo') this.#undo();
      else if (does === 'hear') this.#hear();
    });
    const audio = this.#audio;
    audio.addEventListener('timeupdate', () => audio.currentTime >= this.#until && audio.pause());
  }

  show(article: DeskBlocks, block: DeskBlock, tongue: DeskTongue): void {
    this.#audio.pause();
    [this.#article, this.#block, this.#tongue] = [article, block, tongue];
    const { segments } = this.#work;
    const boxes = block.segments.map((segment, index) => {
      const kept = segments?.find(({ key }) => key === segment.key)?.text;
      return this.#segment(segment, kept ?? segment.text, index, tongue);
    });
    const place = this.#find('[data-desk-segments]');
    // The keyboard may stand among the boxes that go.
    place.after(this.#find('[data-desk-help]'));
    place.replaceChildren(...boxes);
    for (const box of this.#boxes) grow(box);
    this.#comment.value = this.#work.comment;
    this.#showState(block);
    this.#showChanges(block);
    this.#showOpinions(block, tongue);
    this.#showTerms(block, tongue);
    this.#showKeyboard(tongue);
    this.#find('[data-desk-do="hear"]').hidden = block.heard === undefined;
    say(this.#find('[data-desk-fault]'), []);
    this.#draw();
  }

  get #work(): DeskWork {
    const [article, block, tongue] = [this.#article, this.#block, this.#tongue];
    if (article === null || block === null || tongue === null) throw new Error('pufa-desk: no block');
    const kept = this.#works.get(workId(tongue.lang, article.slug, block.id));
    return kept === undefined || isPast(kept, block) ? newWork(tongue.lang, article, block) : kept;
  }

  #segment(
    { key, label, source, isGist }: DeskSegment,
    text: string,
    index: number,
    { tag, ownName }: DeskTongue,
  ): Node {
    const part = this.#copy('segment');
    inside(part, '[data-desk-label]').textContent = label;
    inside(part, '[data-desk-chinese]').replaceChildren(...rendered(source));
    inside(part, '[data-desk-gist]').hidden = !isGist;
    const around = inside(part, '[data-desk-around]');
    around.setAttribute('aria-label', (around.dataset['pattern'] ?? '').replace('{label}', label));
    const box = inside(part, 'textarea') as HTMLTextAreaElement;
    [box.id, box.lang, box.value] = [`desk-box-${index}`, tag, text];
    box.dataset['deskBox'] = key;
    box.setAttribute('aria-label', ownName);
    return part;
  }

  #showState({ state, by = '', stale, segments, source, text }: DeskBlock): void {
    const work = this.#work;
    const isOther = work.changedAt > 0 && (work.source !== source || work.text !== text);
    const hasMarks = segments.some((segment) => /\*\*|\]\(/.test(segment.source));
    const names = [
      STATES[state],
      ...(stale ? ['stale'] : []),
      ...(isOther ? ['other'] : []),
      ...(hasMarks ? ['marks'] : []),
    ];
    say(this.#find('[data-desk-state]'), names, { by });
  }

  /** What was taken out and put in: as elements that screen readers tell apart. */
  #showChanges({ changes = [] }: DeskBlock): void {
    this.#find('[data-desk-changes]').hidden = changes.length === 0;
    const tags = { both: 'span', old: 'del', new: 'ins' } as const;
    this.#find('[data-desk-stretches]').replaceChildren(
      ...changes.map(({ words, where }) => {
        const stretch = document.createElement(tags[where]);
        stretch.textContent = words;
        return stretch;
      }),
    );
  }

  #showOpinions({ opinions }: DeskBlock, { tag }: DeskTongue): void {
    this.#find('[data-desk-opinions]').hidden = opinions.length === 0;
    this.#find('[data-desk-opinions] ul').replaceChildren(
      ...opinions.map(({ by, place, verdict, comment, texts = [] }) => {
        const item = this.#copy('opinion');
        say(item, ['who', verdict], { by, place });
        const words = inside(item, '[data-desk-words]');
        words.lang = tag;
        words.textContent = texts.join('\n');
        words.hidden = texts.length === 0;
        inside(item, '[data-desk-said-comment]').textContent = comment ?? '';
        return item;
      }),
    );
  }

  #showTerms({ terms }: DeskBlock, { tag }: DeskTongue): void {
    this.#find('[data-desk-terms]').hidden = terms.length === 0;
    const list = this.#find('[data-desk-terms] dl');
    list.replaceChildren(
      ...terms.reduce<Node[]>((all, { zh, own }) => {
        const [term, meaning] = [document.createElement('dt'), document.createElement('dd')];
        term.textContent = zh;
        meaning.textContent = own.length === 0 ? (list.dataset['none'] ?? '') : own.join('\u3000');
        if (own.length > 0) meaning.lang = tag;
        return all.concat(term, meaning);
      }, []),
    );
  }

  #showKeyboard({ lang }: DeskTongue): void {
    this.#bringKeyboard(this.#boxes[0]);
    for (const opener of this.#keyboards.querySelectorAll<HTMLElement>('[data-keyboard]'))
      opener.hidden = opener.dataset['keyboard'] !== lang;
  }

  /** The keyboard, and what Latin letters stand for, are below the box that is written into. */
  #bringKeyboard(box: HTMLTextAreaElement | undefined): void {
    const help = this.#find('[data-desk-help]');
    if (
      box === undefined ||
      (this.#keyboards.dataset['field'] === box.id && help.previousElementSibling === box.parentElement)
    )
      return;
    this.#keyboards.dataset['field'] = box.id;
    box.parentElement?.after(help);
    this.#candidates.hidden = true;
  }

  #typed(box: HTMLTextAreaElement): void {
    const block = this.#block;
    if (block === null) return;
    grow(box);
    if (box !== this.#comment && this.#tongue !== null) void showCandidates(box, this.#candidates, this.#tongue.lang);
    const segments = changedSegments(block, this.#texts());
    const { verdict } = this.#work;
    // What was said of other words holds no more; what is being corrected goes on being a change.
    const hasTyped = box !== this.#comment;
    const still = !hasTyped || (verdict === 'changed' && segments !== null && this.#fault() === null) ? verdict : null;
    this.#put({ segments, verdict: still });
    say(this.#find('[data-desk-fault]'), []);
    this.#draw();
  }

  #say(verdict: TranslationVerdict): void {
    // Also who is not sure hands in what they wrote.
    const fault = verdict === 'changed' || this.#work.segments !== null ? this.#fault() : null;
    say(this.#find('[data-desk-fault]'), fault === null ? [] : [fault]);
    if (fault !== null) {
      const empty = this.#boxes.find((box) => cleanTyped(box.value) === '');
      return (fault === 'empty' ? empty : this.#boxes[0])?.focus();
    }
    this.#put({ verdict });
    this.#draw();
    this.#said();
  }

  #undo(): void {
    for (const box of this.#boxes) {
      box.value = this.#block?.segments.find(({ key }) => key === box.dataset['deskBox'])?.text ?? '';
      grow(box);
    }
    this.#put({ segments: null, verdict: null });
    this.#draw();
    this.#boxes[0]?.focus();
  }

  /** Whoever says something, says it of what is on the screen. */
  #put(change: Partial<DeskWork>): void {
    const block = this.#block;
    if (block === null) return;
    const { source, text } = block;
    const comment = this.#comment.value;
    this.#works.put({ ...this.#work, source, text, comment, ...change, changedAt: Date.now(), givenAt: null });
  }

  #draw(): void {
    const { verdict, segments } = this.#work;
    const isChanged = segments !== null;
    const show = (name: string, isShown: boolean): void =>
      void (this.#find(`[data-desk-do="${name}"]`).hidden = !isShown);
    show('good', !isChanged && this.#block?.text != null);
    show('changed', isChanged);
    show('undo', isChanged);
    say(this.#find('[data-desk-you]'), verdict !== null ? [YOU[verdict]] : isChanged ? ['you-writing'] : []);
  }

  #hear(): void {
    const { heard } = this.#block ?? {};
    const sources = heard === undefined ? [] : (this.#article?.sounds[heard.sound]?.sources ?? []);
    const audio = this.#audio;
    if (heard === undefined) return;
    if (!audio.paused) return audio.pause();
    const playable = sources.find(({ type }) => audio.canPlayType(type) !== '') ?? sources[0];
    if (playable === undefined) return;
    const begin = (): void => void (audio.currentTime = heard.start);
    this.#until = heard.end;
    if (audio.getAttribute('src') === playable.src && audio.readyState > 0) begin();
    else {
      audio.src = playable.src;
      audio.addEventListener('loadedmetadata', begin, { once: true });
    }
    void audio.play().catch(() => undefined);
  }

  #fault() {
    const [block, tongue] = [this.#block, this.#tongue];
    return block === null || tongue === null ? null : faultOf(block, this.#texts(), tongue.lang);
  }

  #texts() {
    return this.#boxes.map((box) => ({ key: box.dataset['deskBox'] ?? '', text: box.value }));
  }

  #copy(name: string): HTMLElement {
    const template = this.#root.querySelector<HTMLTemplateElement>(`template[data-desk-template="${name}"]`);
    return template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  }

  get #boxes(): HTMLTextAreaElement[] {
    return [...this.#root.querySelectorAll<HTMLTextAreaElement>('[data-desk-box]')];
  }

  get #comment(): HTMLTextAreaElement {
    return this.#find('[data-desk-comment]') as HTMLTextAreaElement;
  }

  get #keyboards(): HTMLElement {
    return this.#find('pufa-keyboards');
  }

  get #candidates(): HTMLElement {
    return this.#find('[data-desk-candidates]');
  }

  get #audio(): HTMLAudioElement {
    return this.#find('audio') as HTMLAudioElement;
  }

  #find(selector: string): HTMLElement {
    return inside(this.#root, selector);
  }
}

function inside(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`pufa-desk: ${selector} is missing`);
  return found;
}

/** As high as what is written in it. */
function grow(box: HTMLTextAreaElement): void {
  box.rows = Math.max(2, box.value.split('\n').length);
  // What wraps adds lines that only the browser knows.
  for (let more = 0; more < 20 && box.scrollHeight > box.clientHeight + 2; more += 1) box.rows += 1;
}

/** The Chinese as it is read: bold is bold, a link is underlined and leads nowhere. */
function rendered(edit: string): Node[] {
  return parseEdit(edit).map(({ words, strong, href }) => {
    const element = document.createElement(strong ? 'strong' : href !== null ? 'u' : 'span');
    element.textContent = words;
    return element;
  });
}
