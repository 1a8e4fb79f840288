// crowd-form: one field, taskAnswers, with all answers as JSON, posted to the marketplace.
'use strict';
(() => {
  const { CrowdElement, make, define } = CrowdElements;
  const query = new URLSearchParams(location.search);
  const preview = query.get('assignmentId') === 'ASSIGNMENT_ID_NOT_AVAILABLE';

  // Native fields answer as crowd elements do: boxes and buttons as {name: {value: true or false}}, others as text.
  function writeNative(field, answers) {
    if (!field.name || field.disabled || field.closest('[data-crowd]') || /^(submit|button|reset|image|file)$/.test(field.type)) return;
    if (field.name === 'assignmentId' || field.name === 'taskAnswers') return;
    if (field.type === 'checkbox' || field.type === 'radio') {
      const group = answers[field.name] = answers[field.name] || {};
      group[field.value] = field.checked;
    } else if (field.value !== '') {
      answers[field.name] = field.value;
    }
  }

  class CrowdForm extends CrowdElement {
    build() {
      this.form = make('form', { method: 'post', action: (query.get('turkSubmitTo') || '').replace(/\/$/, '') + '/mturk/externalSubmit' });
      this.form.append(
        ...this.childNodes,
        make('input', { type: 'hidden', name: 'assignmentId', value: query.get('assignmentId') || '' }),
        make('input', { type: 'hidden', name: 'taskAnswers' }));
      this.fault = make('p', { class: 'crowd-fault', role: 'alert' });
      if (!this.form.querySelector('crowd-button[form-action=submit], button:not([type=button]), input[type=submit]')) {
        this.form.append(make('crowd-button', { 'form-action': 'submit', variant: 'primary' }, 'Submit'));
      }
      this.form.append(this.fault);
      this.append(this.form);
      // Last of all listeners, so that a page's own may look first and say no.
      (this.getRootNode() === document ? window : this.getRootNode()).addEventListener('submit', event => this.finish(event));
      if (preview) this.fault.textContent = 'This is a preview: accept the HIT to submit.';
    }

    elements() {
      return [...this.form.querySelectorAll('*')].filter(element => element instanceof CrowdElement);
    }

    answers() {
      const answers = {};
      this.elements().forEach(element => element.writeTo(answers));
      [...this.form.elements].forEach(field => writeNative(field, answers));
      return answers;
    }

    submit() {
      this.form.requestSubmit();
    }

    reset() {
      this.form.reset();
      this.elements().forEach(element => element.reset());
    }

    finish(event) {
      if (event.target !== this.form || event.defaultPrevented) return;
      const missing = this.elements().map(element => element.problem()).find(problem => problem);
      if (missing || preview) {
        event.preventDefault();
        this.fault.textContent = preview ? 'This is a preview: accept the HIT to submit.' : missing;
        return;
      }
      const result = JSON.stringify([this.answers()]);
      if (!query.get('assignmentId')) {
        event.preventDefault();
        document.body.prepend(make('pre', { class: 'crowd-result' }, result));
        return;
      }
      this.form.elements.taskAnswers.value = result;
      // The widgets' own inner inputs are no answers of their own.
      for (const field of this.form.elements) {
        if (field.name && field.name !== 'assignmentId' && field.name !== 'taskAnswers') field.removeAttribute('name');
      }
    }
  }

  class CrowdButton extends CrowdElement {
    build() {
      const action = this.getAttribute('form-action');
      this.button = make('button', { type: 'button', class: 'crowd-button ' + (this.getAttribute('variant') || ''), disabled: this.flag('disabled') || (preview && action === 'submit') });
      this.button.append(...this.childNodes);
      this.append(this.button);
      this.button.addEventListener('click', () => {
        const form = this.closest('crowd-form') || this.getRootNode().host?.closest?.('crowd-form');
        if (action === 'submit') form ? form.submit() : this.closest('form')?.requestSubmit();
        if (action === 'reset') form ? form.reset() : this.closest('form')?.reset();
        if (this.hasAttribute('href')) location.href = this.getAttribute('href');
      });
    }
  }

  class CrowdInstructions extends CrowdElement {
    build() {
      const more = make('details', { class: 'crowd-instructions' }, make('summary', null, this.getAttribute('link-text') || 'View instructions'));
      const titles = { 'short-summary': 'Summary', 'detailed-instructions': 'Detailed instructions', 'positive-example': 'Good example', 'negative-example': 'Bad example' };
      for (const child of [...this.childNodes]) {
        if (titles[child.localName]) more.append(make('h3', null, titles[child.localName]));
        more.append(child);
      }
      this.append(more);
    }
  }

  define('crowd-form', CrowdForm);
  define('crowd-button', CrowdButton);
  define('crowd-instructions', CrowdInstructions);
})();
