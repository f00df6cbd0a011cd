/** Tabs, moved through by arrow keys (ARIA authoring practices); on a telephone they wrap. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface TabsProps<T extends string> {
    label: string;
    tabs: [id: T, words: string][];
    chosen: T;
    onChoose: (tab: T) => void;
    children: ComponentChildren;
}

export function Tabs<T extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<T>) {
    const list = useRef<HTMLDivElement>(null);
    const press = (event: KeyboardEvent) => {
        const now = tabs.findIndex(([id]) => id === chosen);
        const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const [id] = tabs[(to + tabs.length) % tabs.length] ?? [];
        if (!id) return;
        onChoose(id);
        list.current?.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
    };
    return (
        <div class="tabs">
            <div class="tabs__list" role="tablist" aria-label={label} ref={list} onKeyDown={press}>
                {tabs.map(([id, words]) => (
                    <button type="button" key={id} role="tab" id={`tab-${id}`} class="tabs__tab" aria-selected={id === chosen}
                        aria-controls="tab-panel" tabIndex={id === chosen ? 0 : -1} onClick={() => onChoose(id)}>{words}</button>
                ))}
            </div>
            <div class="tabs__panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${chosen}`} tabIndex={-1}>{children}</div>
        </div>
    );
}
