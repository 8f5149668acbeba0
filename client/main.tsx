import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/style.css';

const page = document.querySelector('#page');
if (page === null) throw new Error('index.html has no element with the id "page".');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
