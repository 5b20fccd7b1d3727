// The fields of the console's forms, each with its label, hint and error.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'

export type Field = {
  readonly name: string
  readonly label: Printable
  readonly type?: 'text' | 'password' | 'email' | 'url'
  /** The autofill detail for password managers (HTML 4.10.18.7). */
  readonly autocomplete?: string
  readonly hint?: Printable
  readonly error?: Printable
  readonly value?: string
  /** Whether the input is narrow, for a code. */
  readonly isShort?: boolean
  /** Whether it may be left empty. */
  readonly isOptional?: boolean
  /** Whether the input is read-only, for a user name that password managers need. */
  readonly isFixed?: boolean
}

export function fieldView({
  name,
  label,
  type = 'text',
  autocomplete = 'off',
  hint,
  error,
  value,
  isShort,
  isOptional,
  isFixed,
}: Field): Html {
  const described = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`].filter(Boolean)
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<span class="hint" id="${name}-hint">${hint}</span>`}
    ${error !== undefined && html`<span class="field-error" id="${name}-error">${error}</span>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      ${isOptional !== true && html`required`}
      ${isShort === true && html`class="short"`}
      ${isFixed === true && html`readonly`}
      ${value !== undefined && html`value="${value}"`}
      ${described.length > 0 && html`aria-describedby="${described.join(' ')}"`}
      ${error !== undefined && html`aria-invalid="true"`}
    />
  </div>`
}

export type Select = Pick<Field, 'name' | 'label' | 'hint' | 'value'> & {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

export function selectView({ name, label, hint, value, choices }: Select): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<span class="hint" id="${name}-hint">${hint}</span>`}
    <select id="${name}" name="${name}" ${hint !== undefined && html`aria-describedby="${name}-hint"`}>
      ${choices.map((choice) => {
        const selected = choice.value === value && html` selected`
        return html`<option value="${choice.value}" ${selected}>${choice.text}</option>`
      })}
    </select>
  </div>`
}

export type Countries = Readonly<Record<'CA' | 'US', string>>

/** @param countries their names in the reader's language. */
export function countryView(label: string, value: string, { CA, US }: Countries): Html {
  const choices = [
    { value: 'CA', text: CA },
    { value: 'US', text: US },
  ]
  return selectView({ name: 'country', label, value, choices })
}

export type Lines = Pick<Field, 'name' | 'label' | 'hint' | 'error'> & { readonly lines: readonly string[] }

/** Returns a text area with one value per line. It may be left empty. */
export function linesView({ name, label, hint, error, lines }: Lines): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <span class="hint" id="${name}-hint">${hint}</span>
    ${error !== undefined && html`<span class="field-error" id="${name}-error">${error}</span>`}
    <textarea
      id="${name}"
      name="${name}"
      rows="3"
      spellcheck="false"
      autocapitalize="none"
      aria-describedby="${name}-hint${error !== undefined && ` ${name}-error`}"
      ${error !== undefined && html`aria-invalid="true"`}
    >
${lines.join('\n')}</textarea>
  </div>`
}

export type Ticks = Pick<Field, 'name' | 'hint' | 'error'> & {
  /** The label of the group. */
  readonly legend: Printable
  readonly choices: readonly { readonly value: string; readonly text: Printable; readonly isTicked?: boolean }[]
}

/** Returns a group of checkboxes. */
export function ticksView({ name, legend, hint, error, choices }: Ticks): Html {
  return html`<fieldset class="ticks">
    <legend>${legend}</legend>
    ${hint !== undefined && html`<span class="hint">${hint}</span>`}
    ${error !== undefined && html`<span class="field-error">${error}</span>`}
    <div class="tick-list">
      ${choices.map(({ value, text, isTicked }) => {
        const ticked = isTicked === true && html` checked`
        return html`<label
          ><input type="checkbox" name="${name}" value="${value}" ${ticked} /> <span>${text}</span></label
        >`
      })}
    </div>
  </fieldset>`
}

/** Returns hidden inputs. A name may occur more than once. */
export function hiddenView(fields: readonly (readonly [string, string])[]): Html {
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`
}

/** Returns the error of the whole form, which is shown above its fields. */
export function formError(text: Printable | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p class="error-summary" role="alert">${text}</p>`
}
