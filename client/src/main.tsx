import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./ui/tokens.css";
import "./ui/base.css";
import { dressIfKnown } from "./ui/type.ts";
import { followViewport } from "./ui/viewport.ts";

followViewport();
dressIfKnown();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
