package app;

final class App {
    final left.Left1 left = new left.Left1();
    final right.Right4 right = new right.Right4();
}
