/**
 * `<pufa-quiz>`: an answer can be tapped, and a word and a mark say whether it is right; the solution opens. Counts when
 * all are answered. Keeps nothing: phones are shared. Plain functions: private methods would need a second file.
 */

class PufaQuiz extends HTMLElement {
  connectedCallback(): void {
    // Moved within the page it has its buttons already.
    if (this.querySelector('.quiz__choice') !== null) return;
    this.classList.add('quiz--works');
    for (const item of all(this, '.quiz__answer')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiz__choice';
      button.append(...item.childNodes);
      item.append(button);
    }
    this.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('button');
      if (button === null) return;
      const question = button.closest<HTMLElement>('.quiz__question');
      if (question === null) clear(this);
      // A second tap changes nothing: the count would say nothing.
      else if (question.dataset['said'] === undefined) answer(this, question, button);
      count(this);
    });
  }
}

function all(root: Element, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

function answer(root: Element, question: HTMLElement, chosen: HTMLElement): void {
  const choices = all(question, '.quiz__choice');
  const right = choices[Number(question.dataset['right']) - 1];
  question.dataset['said'] = chosen === right ? 'right' : 'wrong';
  for (const choice of choices) {
    choice.setAttribute('aria-disabled', 'true');
    const name = choice === right ? 'right' : choice === chosen ? 'wrong' : 'none';
    for (const mark of all(root, `[data-mark=${name}]`))
      choice.append(document.importNode((mark as unknown as HTMLTemplateElement).content, true));
  }
  reveal(question, question.dataset['said']);
}

/** Shows what was said of an answer, and why; without `said` neither. */
function reveal(question: HTMLElement, said?: string): void {
  for (const verdict of all(question, '[data-verdict]')) verdict.hidden = verdict.dataset['verdict'] !== said;
  for (const details of all(question, 'details')) details.toggleAttribute('open', said !== undefined);
}

function clear(root: Element): void {
  for (const question of all(root, '[data-said]')) {
    delete question.dataset['said'];
    reveal(question);
  }
  for (const mark of all(root, '.quiz__mark')) mark.remove();
  for (const choice of all(root, '.quiz__choice')) choice.removeAttribute('aria-disabled');
  (root.querySelector('.quiz__choice') as HTMLElement).focus();
}

/** What the placeholders of the count stand for. */
const COUNTED: Readonly<Record<string, string>> = {
  done: '[data-said]',
  right: '[data-said=right]',
  all: '.quiz__question',
};

function count(root: Element): void {
  const [line, spoken, again] = all(root, '[data-after]') as [HTMLElement, HTMLElement, HTMLElement];
  line.textContent = `${line.dataset['after']}`.replace(/{(\w+)}/g, (_, name: string) => {
    return `${all(root, COUNTED[name] as string).length}`;
  });
  line.hidden = root.querySelector('[data-said]') === null;
  again.hidden = root.querySelector('.quiz__question:not([data-said])') !== null;
  // Spoken once, at the end.
  spoken.textContent = again.hidden ? '' : line.textContent;
}

if (!customElements.get('pufa-quiz')) customElements.define('pufa-quiz', PufaQuiz);
