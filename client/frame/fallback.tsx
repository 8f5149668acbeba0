import { Component, type ReactNode } from 'react';

interface FallbackProps {
  /** What to say, and what to do, where a room could not be loaded or drawn. */
  readonly words: string;
  readonly children: ReactNode;
}

interface FallbackState {
  readonly hasFailed: boolean;
}

/** Stands in for a room of the page whose code did not come or did not work; the rest goes on. */
export class Fallback extends Component<FallbackProps, FallbackState> {
  static getDerivedStateFromError(): FallbackState {
    return { hasFailed: true };
  }

  override state: FallbackState = { hasFailed: false };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="notice" role="alert">
        {this.props.words}
      </p>
    );
  }
}
