/** `<pufa-search-box>`: the form on every page. In the HTML it leads to the topics; with scripts, to the search page. */

/** The search form's element. */
export class PufaSearchBox extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const action = this.dataset['action'];
    if (form && action) form.action = action;
  }
}

if (!customElements.get('pufa-search-box')) customElements.define('pufa-search-box', PufaSearchBox);
