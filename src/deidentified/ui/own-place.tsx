import { useEffect } from 'react';
import { focusHeading } from './focus.ts';
import { PrivacyScreen } from './privacy-screen.tsx';
import { QuestionsScreen } from './questions-screen.tsx';
import { RehearseScreen } from './rehearse-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import type { View } from './view.ts';

/** What is due and was read, what came up, what is rehearsed, and what was read, kept and sent. */
export function OwnPlace({
  view,
  place,
}: {
  readonly view: View;
  readonly place: 'review' | 'questions' | 'rehearse' | 'privacy';
}) {
  useEffect(() => {
    // Loaded after the reader went there: until now only the page could take the focus.
    const page = document.getElementById('main');
    if (document.activeElement === page) focusHeading(page);
  }, []);
  switch (place) {
    case 'review':
      return <ReviewScreen view={view} />;
    case 'questions':
      return <QuestionsScreen view={view} />;
    case 'rehearse':
      return <RehearseScreen view={view} />;
    case 'privacy':
      return <PrivacyScreen view={view} />;
  }
}
