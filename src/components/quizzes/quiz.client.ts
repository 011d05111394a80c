/**
 * `<pufa-quiz>`: an answer can be tapped, and a word and a mark say whether it is right; the solution opens. Counts when
 * all are answered. Keeps nothing: phones are shared.
 */

class PufaQuiz extends HTMLElement {
  connectedCallback(): void {
    if (this.classList.contains('quiz--works')) return;
    this.classList.add('quiz--works');
    for (const item of this.#all('.quiz__answer')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiz__choice';
      button.append(...item.childNodes);
      item.append(button);
    }
    this.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      const question = button?.closest<HTMLElement>('.quiz__question');
      if (question) this.#answer(question, button as HTMLElement);
      else if (button) this.#again();
    });
  }

  #answer(question: HTMLElement, chosen: HTMLElement): void {
    // A second tap changes nothing: the count would say nothing.
    if (question.dataset['said'] !== undefined) return;
    const choices = [...question.querySelectorAll<HTMLElement>('.quiz__choice')];
    const right = choices[Number(question.dataset['right']) - 1] as HTMLElement;
    const said = chosen === right ? 'right' : 'wrong';
    question.dataset['said'] = said;
    for (const choice of choices) choice.setAttribute('aria-disabled', 'true');
    this.#mark(right, 'right');
    if (chosen !== right) this.#mark(chosen, 'wrong');
    (question.querySelector(`.quiz__${said}`) as HTMLElement).hidden = false;
    (question.querySelector('details') as HTMLDetailsElement).open = true;
    this.#count();
  }

  #mark(choice: HTMLElement, name: string): void {
    const mark = this.querySelector(`template[data-mark="${name}"]`) as HTMLTemplateElement;
    choice.append(document.importNode(mark.content, true));
  }

  #count(): void {
    const numbers: Record<string, number> = {
      done: this.#all('[data-said]').length,
      right: this.#all('[data-said="right"]').length,
      all: this.#all('.quiz__question').length,
    };
    const line = this.#all('.quiz__progress')[0] as HTMLElement;
    line.textContent = (line.dataset['words'] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => `${numbers[name]}`);
    const isDone = numbers['done'] === numbers['all'];
    line.hidden = numbers['done'] === 0;
    // Spoken once, at the end.
    (this.#all('.hidden[role]')[0] as HTMLElement).textContent = isDone ? line.textContent : '';
    (this.#all('.quiz__again')[0] as HTMLElement).hidden = !isDone;
  }

  #again(): void {
    for (const question of this.#all('[data-said]')) {
      delete question.dataset['said'];
      (question.querySelector('details') as HTMLDetailsElement).open = false;
    }
    for (const mark of this.#all('.quiz__mark')) mark.remove();
    for (const verdict of this.#all('.quiz__right, .quiz__wrong')) verdict.hidden = true;
    for (const choice of this.#all('.quiz__choice')) choice.removeAttribute('aria-disabled');
    this.#count();
    this.#all('.quiz__choice')[0]?.focus();
  }

  #all(selector: string): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(selector)];
  }
}

if (!customElements.get('pufa-quiz')) customElements.define('pufa-quiz', PufaQuiz);
