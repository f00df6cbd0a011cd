/** One live region for the page: what changed, for those who do not see it. */
import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';

const AnnounceContext = createContext<(text: string) => void>(() => {});

export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { children: ComponentChildren }) {
    const [text, setText] = useState('');
    const announce = useCallback((words: string) => setText(words), []);
    return (
        <AnnounceContext.Provider value={announce}>
            {children}
            <div class="govuk-visually-hidden" role="status" aria-live="polite" id="announced">{text}</div>
        </AnnounceContext.Provider>
    );
}
