/** One live region for the page: what changed, for those who do not see it; what was done is shown to all, for a while. */
import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';

type Announce = (text: string, shown?: boolean) => void;

const AnnounceContext = createContext<Announce>(() => {});

export const useAnnounce = () => useContext(AnnounceContext);

const SHOWN_FOR = 8000;

export function Announcer({ children }: { children: ComponentChildren }) {
    const [said, setSaid] = useState({ text: '', shown: false });
    const announce = useCallback<Announce>((text, shown = true) => setSaid({ text, shown }), []);
    useEffect(() => {
        if (!said.shown) return undefined;
        const timer = setTimeout(() => setSaid({ text: '', shown: false }), SHOWN_FOR);
        return () => clearTimeout(timer);
    }, [said]);
    return (
        <AnnounceContext.Provider value={announce}>
            {children}
            <div class={said.shown ? 'announced' : 'govuk-visually-hidden'} role="status" aria-live="polite" id="announced">{said.text}</div>
        </AnnounceContext.Provider>
    );
}
