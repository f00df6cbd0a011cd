/** The parts of GOV.UK Frontend that the page is made of, as its markup has them. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface FieldProps {
    id: string;
    label: string;
    hint?: string | undefined;
    error?: string | undefined;
    children: (described: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ComponentChildren;
}

/** A label, what helps, what is wrong, and the control that they are of. */
export function Field({ id, label, hint, error, children }: FieldProps) {
    const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
    return (
        <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
            <label class="govuk-label govuk-!-font-weight-bold" for={id}>{label}</label>
            {hint && <div class="govuk-hint" id={`${id}-hint`}>{hint}</div>}
            {error && <p class="govuk-error-message" id={`${id}-error`}>
                <span class="govuk-visually-hidden">Error: </span>{error}
            </p>}
            {children({ id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
        </div>
    );
}

export interface TextFieldProps {
    id: string;
    label: string;
    hint?: string;
    error?: string | undefined;
    value: string;
    width?: 4 | 5 | 10 | 20 | 'full';
    numeric?: boolean;
    type?: 'text' | 'date';
    onValue: (value: string) => void;
}

export function TextField({ id, label, hint, error, value, width = 'full', numeric = false, type = 'text', onValue }: TextFieldProps) {
    const size = width === 'full' ? '' : ` govuk-input--width-${width}`;
    return (
        <Field id={id} label={label} hint={hint} error={error}>
            {(described) => <input {...described} class={`govuk-input${size}${error ? ' govuk-input--error' : ''}`} type={type}
                inputMode={numeric ? 'decimal' : 'text'} autocomplete="off" spellcheck={false} value={value}
                onInput={(event) => onValue(event.currentTarget.value)} />}
        </Field>
    );
}

export interface SelectFieldProps {
    id: string;
    label: string;
    hint?: string;
    value: string;
    options: [value: string, words: string][];
    onValue: (value: string) => void;
}

export function SelectField({ id, label, hint, value, options, onValue }: SelectFieldProps) {
    return (
        <Field id={id} label={label} hint={hint}>
            {(described) => <select {...described} class="govuk-select" value={value}
                onChange={(event) => onValue(event.currentTarget.value)}>
                {options.map(([code, words]) => <option key={code} value={code}>{words}</option>)}
            </select>}
        </Field>
    );
}

export interface RadiosProps<T extends string> {
    name: string;
    legend: string;
    value: T;
    options: [value: T, words: string][];
    onValue: (value: T) => void;
}

export function Radios<T extends string>({ name, legend, value, options, onValue }: RadiosProps<T>) {
    return (
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                <div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
                    {options.map(([code, words]) => (
                        <div class="govuk-radios__item" key={code}>
                            <input class="govuk-radios__input" id={`${name}-${code}`} name={name} type="radio" value={code}
                                checked={code === value} onChange={() => onValue(code)} />
                            <label class="govuk-label govuk-radios__label" for={`${name}-${code}`}>{words}</label>
                        </div>
                    ))}
                </div>
            </fieldset>
        </div>
    );
}

export interface ButtonProps {
    children: ComponentChildren;
    kind?: 'primary' | 'secondary' | 'warning';
    disabled?: boolean;
    onClick: JSX.MouseEventHandler<HTMLButtonElement>;
}

export function Button({ children, kind = 'secondary', disabled = false, onClick }: ButtonProps) {
    const look = kind === 'primary' ? '' : ` govuk-button--${kind}`;
    return <button type="button" class={`govuk-button${look}`} aria-disabled={disabled || undefined}
        onClick={(event) => !disabled && onClick(event)}>{children}</button>;
}

export function Details({ summary, open, children }: { summary: string; open?: boolean; children: ComponentChildren }) {
    return (
        <details class="govuk-details" open={open}>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{children}</div>
        </details>
    );
}

export function Inset({ children }: { children: ComponentChildren }) {
    return <div class="govuk-inset-text">{children}</div>;
}

/** What is wrong, as the program says it. It takes the focus only where it is asked to: not while one types. */
export function Problems({ title, messages, focus = false }: { title: string; messages: string[]; focus?: boolean }) {
    const box = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (focus) box.current?.focus();
    }, [focus]);
    return (
        <div class="govuk-error-summary" ref={box} tabIndex={-1}>
            <div role="alert">
                <h3 class="govuk-error-summary__title">{title}</h3>
                <div class="govuk-error-summary__body">
                    {messages.map((message) => <p key={message}>{message}</p>)}
                </div>
            </div>
        </div>
    );
}
