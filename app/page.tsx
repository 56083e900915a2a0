export default function HomePage() {
  return <h1>Alta</h1>;
}
